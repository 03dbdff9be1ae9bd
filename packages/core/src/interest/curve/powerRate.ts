/**
 * Borrow rate from the share of the pool that positions reserve: `factor * reserved ^ exponent / pool`.
 *
 * Source: GMX v2 (curve). An empty pool lends nothing and charges nothing.
 *
 * @param factor Fraction per second at full use, for exponent 1.
 * @param reserved Quote units.
 * @param pool Quote units.
 * @example
 * powerRate(0.00002, 200_000, 250_000, 1) // 0.000016 (up to rounding)
 */
export function powerRate(factor: number, reserved: number, pool: number, exponent: number): number {
  if (!(pool > 0)) return 0;
  return (factor * (exponent === 1 ? reserved : reserved ** exponent)) / pool;
}
