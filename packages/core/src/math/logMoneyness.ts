/**
 * `ln(forward / strike)` with full relative accuracy near the money as well, where the quotient's rounding would be all that is left of it.
 *
 * @example
 * logMoneyness(100.0000001, 100) // 1e-9
 */
export function logMoneyness(forward: number, strike: number): number {
  // Within a factor of two the difference of two doubles is exact (Sterbenz).
  if (forward < 2 * strike && strike < 2 * forward) return Math.log1p((forward - strike) / strike);
  return Math.log(forward / strike);
}
