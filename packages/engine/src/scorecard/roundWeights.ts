/**
 * Seconds for which each sample counts: a sample holds until the next one; after a gap of more than two rounds, and at the end, it counts
 * for its own round only, so that unobserved time has no weight.
 *
 * `at` is in milliseconds, strictly increasing; the result has the same length.
 *
 * @example
 * roundWeights(Float64Array.of(0, 10_000, 25_000, 60_000), 10) // [10, 15, 10, 10]
 */
export function roundWeights(at: Float64Array, roundSeconds: number): Float64Array {
  return at.map((time, position) => {
    const seconds = ((at[position + 1] ?? Number.POSITIVE_INFINITY) - time) / 1000;
    return seconds <= 2 * roundSeconds ? seconds : roundSeconds;
  });
}
