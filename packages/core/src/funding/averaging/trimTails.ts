/** A share of two integers, so that the number of removed samples never depends on a float. */
export interface Share {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Sorted samples without their tails; the total to remove is truncated, and an odd one goes from the top.
 *
 * While there is nothing to remove, or a share of a half or more per side would leave nothing, the samples stay as they came. Source: dYdX v4.
 *
 * @param eachSide Share removed at each end.
 * @example
 * trimTails([0n, -1n, -3n, 5n], { numerator: 1n, denominator: 4n }) // [-1n, 0n]
 */
export function trimTails(samples: readonly bigint[], eachSide: Share): readonly bigint[] {
  const { numerator, denominator } = eachSide;
  const removed = Number((BigInt(samples.length) * 2n * numerator) / denominator);
  if (removed === 0 || removed >= samples.length) return samples;
  const bottom = removed >> 1;
  const sorted = samples.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.slice(bottom, samples.length - (removed - bottom));
}
