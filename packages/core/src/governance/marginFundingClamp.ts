const MILLION = 1_000_000n;

/**
 * Largest |funding rate| that a margin buffer carries: `factor * (initial - floor(initial * maintenanceShare))`, rounded down, so that funding cannot
 * take an account from initial to maintenance margin faster than the factor says. Source: dYdX v4 liquidity tiers.
 *
 * @param clampFactorPpm millionths
 * @param initialMarginPpm millionths of notional
 * @param maintenanceSharePpm millionths of the initial margin
 * @returns millionths per funding interval
 * @example
 * marginFundingClampPpm(6_000_000n, 150_000n, 800_000n) // 180_000n
 */
export function marginFundingClampPpm(clampFactorPpm: bigint, initialMarginPpm: bigint, maintenanceSharePpm: bigint): bigint {
  const maintenance = (initialMarginPpm * maintenanceSharePpm) / MILLION;
  return (clampFactorPpm * (initialMarginPpm - maintenance)) / MILLION;
}
