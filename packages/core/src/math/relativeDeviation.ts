/**
 * Distance of a value from a base as a fraction of the base's size; from zero every other value is infinitely far.
 *
 * @example
 * relativeDeviation(-42, 42) // 2
 */
export function relativeDeviation(base: number, value: number): number {
  if (value === base) return 0;
  return base === 0 ? Infinity : Math.abs((value - base) / base);
}
