/**
 * Moving average for unequal intervals: `w x + (1 - w) average`, with `w = 1 - exp(-elapsed / window)`.
 *
 * Source: Premia v2's realised variance.
 * @example
 * unevenAverage(-0.005104, -0.007281, decayWeight(24, 24)) // -0.0064801
 */
export function unevenAverage(average: number, value: number, weight: number): number {
  return weight * value + (1 - weight) * average;
}

/**
 * Weight of a new value after some time, `1 - exp(-elapsed / window)`.
 *
 * @example
 * decayWeight(24, 24) // 0.6321206
 */
export function decayWeight(elapsed: number, window: number): number {
  return -Math.expm1(-elapsed / window);
}
