/**
 * The longest run of sorted prices whose last lies less than `width` above its first; of runs of equal length the lowest
 * (RedStone's `filterOutliers`: the tie is a bias towards low prices).
 *
 * @param sorted ascending
 * @param width in units of the price; a run of one always counts
 * @returns start (included) and end (excluded) of the run
 * @example
 * largestCluster([5, 10, 15, 200, 210, 220], 100) // [0, 3]
 */
export function largestCluster(sorted: readonly number[], width: number): readonly [start: number, end: number] {
  let best: readonly [number, number] = [0, Math.min(1, sorted.length)];
  let start = 0;
  for (let end = 1; end <= sorted.length; end++) {
    const last = sorted[end - 1] ?? 0;
    while (start < end - 1 && last - (sorted[start] ?? 0) >= width) start++;
    if (end - start > best[1] - best[0]) best = [start, end];
  }
  return best;
}
