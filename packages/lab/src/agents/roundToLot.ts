/**
 * Rounds a size to the market's lot, the power of ten nearest below a hundred-millionth of the skew scale.
 *
 * @param size Signed base units.
 * @param skewScale Base units, positive.
 * @returns Signed base units, never -0.
 * @example
 * roundToLot(1.23456789, 20_000); // 1.2346
 */
export function roundToLot(size: number, skewScale: number): number {
  const lotsPerUnit = 10 ** (8 - Math.floor(Math.log10(skewScale)));
  return Math.round(size * lotsPerUnit) / lotsPerUnit + 0;
}
