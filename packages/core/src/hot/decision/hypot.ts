/** Two sides of a right angle and what is across; fields, so that nothing is put on the heap on its way through a call. */
export interface Sides {
  a: number;
  b: number;
  hypotenuse: number;
}

/**
 * `Math.hypot(a, b)` of V8, bit for bit, without its allocations: values over the larger one, squares added with Kahan's compensation, which is still
 * zero when the second of two is added.
 *
 * @param sides `a` and `b` finite; `hypotenuse` is written
 * @example
 * hypot(sides); // sides.hypotenuse is 5 for 3 and 4
 */
export function hypot(sides: Sides): void {
  const a = Math.abs(sides.a);
  const b = Math.abs(sides.b);
  const larger = a > b ? a : b;
  const first = a / larger;
  const second = b / larger;
  sides.hypotenuse = larger === 0 ? 0 : Math.sqrt(first * first + second * second) * larger;
}
