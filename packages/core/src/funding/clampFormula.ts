/**
 * The rate most exchanges charge: `P + clamp(I - P, -damper, +damper)` over the averaged premium.
 *
 * Source: funding documents of BitMEX, Binance, Bybit and Hyperliquid.
 *
 * @param premium Averaged premium of one period, fraction.
 * @param interest Interest `I` of one period, fraction.
 * @param damper Half-width of the damper, fraction.
 * @returns Rate of one period, fraction; positive: longs pay.
 * @example
 * clampFormula(0.0003, 0.0001, 0.0005) // 0.0001: inside the damper the rate is the interest
 * clampFormula(0.0020, 0.0001, 0.0005) // 0.0015
 */
export function clampFormula(premium: number, interest: number, damper: number): number {
  const gap = interest - premium;
  // Inside the damper the sum is the interest itself; returning it avoids a rounding error of P + (I - P).
  if (gap >= -damper && gap <= damper) return interest;
  return premium + (gap > 0 ? damper : -damper);
}
