/**
 * `Math.hypot(a, b)` of V8, bit for bit, without its allocations: values over the larger one, squares added with Kahan's compensation.
 *
 * @param a finite
 * @param b finite
 * @example
 * hypot(3, 4) // 5
 */
export function hypot(a: number, b: number): number {
  const x = Math.abs(a);
  const y = Math.abs(b);
  const larger = x > y ? x : y;
  if (larger === 0) return 0;
  const first = x / larger;
  const second = y / larger;
  // The first addition to zero is exact and leaves no compensation.
  const sum = first * first;
  const summand = second * second;
  return Math.sqrt(sum + summand) * larger;
}
