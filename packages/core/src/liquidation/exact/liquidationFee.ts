/** Millionths of notional; time in any one unit. */
export interface LiquidationFeeRamp {
  readonly base: bigint;
  readonly max: bigint;
  readonly perUnit: bigint;
  /** Time during which only the base fee is paid. */
  readonly grace: bigint;
}

/**
 * Liquidator's fee: the base during a grace period, then rising with the whole time elapsed up to a maximum, so that somebody always comes.
 *
 * Source: Drift v2.
 *
 * @param elapsed since the account was last active
 * @returns Millionths of notional.
 * @example
 * liquidationFee(2_000n, { base: 20_000n, max: 50_000n, perUnit: 1n, grace: 1_500n }) // 22_000n
 */
export function liquidationFee(elapsed: bigint, ramp: LiquidationFeeRamp): bigint {
  if (elapsed < ramp.grace) return ramp.base;
  const fee = ramp.base + elapsed * ramp.perUnit;
  return fee < ramp.max ? fee : ramp.max;
}
