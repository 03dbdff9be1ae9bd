/**
 * Signed open-interest imbalance `|long - short| ^ exponent / (long + short)`; 0 while nothing is open.
 *
 * Source: GMX v2. With exponent 1 it lies inside -1 to 1.
 *
 * @param long Open interest of the longs, not negative.
 * @param short Open interest of the shorts, same unit.
 * @example
 * imbalance(106_000, 94_000, 1) // 0.06
 */
export function imbalance(long: number, short: number, exponent: number): number {
  const total = long + short;
  if (total <= 0) return 0;
  const difference = Math.abs(long - short);
  const size = exponent === 1 ? difference : difference ** exponent;
  return (long < short ? -size : size) / total;
}
