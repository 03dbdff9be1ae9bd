/**
 * `base ^ exponent` of a fixed-point number by repeated squaring, every product rounded half up, as contracts that compound per second do it.
 *
 * @param base fixed point, not negative
 * @param exponent whole, not negative
 * @param unit the fixed-point one, e.g. 10^27
 * @example
 * powerFixed(15n, 2n, 10n) // 23n, that is 1.5 ^ 2 = 2.25 with one decimal
 */
export function powerFixed(base: bigint, exponent: bigint, unit: bigint): bigint {
  const half = unit / 2n;
  const product = (a: bigint, b: bigint): bigint => (a * b + half) / unit;
  let result = exponent % 2n === 1n ? base : unit;
  let square = base;
  for (let left = exponent / 2n; left > 0n; left /= 2n) {
    square = product(square, square);
    if (left % 2n === 1n) result = product(result, square);
  }
  return result;
}
