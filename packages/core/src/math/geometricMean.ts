/**
 * Square root of a product, with one rounding fewer than the product of square roots unless the product leaves the range of a double.
 *
 * @example
 * geometricMean(100, 121) // 110
 */
export function geometricMean(a: number, b: number): number {
  const product = a * b;
  return product > 1e-290 && product < 1e300 ? Math.sqrt(product) : Math.sqrt(a) * Math.sqrt(b);
}
