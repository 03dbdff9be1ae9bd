import { integerSquareRoot } from "../../math/integerSquareRoot.ts";

/**
 * Integer twin of `sizeDiscount`: weight in ten-thousandths, every division rounded down.
 *
 * Source: Drift v2.
 *
 * @param weight ten-thousandths
 * @param size billionths of a unit, unsigned
 * @param factor millionths per square root of a unit; 0 switches the discount off
 * @example
 * sizeDiscountUnits(10_000n, 24_282_786_896_000n, 1_000n) // 9_516n
 */
export function sizeDiscountUnits(weight: bigint, size: bigint, factor: bigint): bigint {
  if (factor === 0n) return weight;
  const discounted = 11_000_000_000n / (1_000_000n + (integerSquareRoot(size * 10n + 1n) * factor) / 100_000n);
  return discounted < weight ? discounted : weight;
}
