import { floorDivide } from "./floorDivide.ts";

/**
 * Quotient rounded towards plus infinity.
 *
 * @param denominator positive; the language's own error for zero
 * @example
 * ceilDivide(7n, 2n) // 4n
 */
export function ceilDivide(numerator: bigint, denominator: bigint): bigint {
  return -floorDivide(-numerator, denominator);
}
