/**
 * Quotient rounded towards minus infinity.
 *
 * @param denominator positive; the language's own error for zero
 * @example
 * floorDivide(-7n, 2n) // -4n
 */
export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}
