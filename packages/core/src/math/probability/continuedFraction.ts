const TINY = 1e-300;

/**
 * Value of `b0 + a1/(b1 + a2/(b2 + ...))` by the modified Lentz method (Thompson and Barnett 1986).
 *
 * @param a numerator of term i, from 1
 * @param b denominator of term i, from 0
 * @example
 * continuedFraction(() => 1, () => 1) // 1.618034, the golden ratio
 */
export function continuedFraction(a: (i: number) => number, b: (i: number) => number): number {
  let value = b(0) || TINY;
  let c = value;
  let d = 0;
  // 100,000 terms suffice for every argument below 1e9; smaller ones end after tens.
  for (let i = 1; i < 100_000; i++) {
    d = b(i) + a(i) * d || TINY;
    c = b(i) + a(i) / c || TINY;
    d = 1 / d;
    const ratio = c * d;
    value *= ratio;
    // The ratio of two neighbouring floats may never be exactly 1.
    if (Math.abs(ratio - 1) <= Number.EPSILON) break;
  }
  return value;
}
