import type { Weighted } from "./weighted.ts";

/** Length of a bin of the headline figures, milliseconds. */
export const BIN_MILLIS = 300_000;

/** Time-weighted means on the UTC-aligned 5-minute grid; only bins with some weight are present, in order. */
export interface Bins extends Weighted {
  /** Start of each bin, milliseconds UTC. */
  readonly starts: Float64Array;
}

/**
 * Averages a step function over 5-minute bins, splitting a sample's time where it crosses a bin's edge.
 *
 * `at` is in milliseconds ascending; `values` may hold NaN (left out); `weights` are seconds from each sample's time on.
 *
 * @example
 * fiveMinuteMeans(Float64Array.of(0, 295_000), { values: Float64Array.of(1, 4), weights: Float64Array.of(295, 10) })
 * // { starts: [0, 300000], values: [1.05, 4], weights: [300, 5] }
 */
export function fiveMinuteMeans(at: Float64Array, { values, weights }: Weighted): Bins {
  const starts: number[] = [];
  const sums: number[] = [];
  const covered: number[] = [];
  for (const [row, value] of values.entries()) {
    let from = at[row] ?? 0;
    const end = from + (weights[row] ?? 0) * 1000;
    if (Number.isNaN(value)) continue;
    while (from < end) {
      const start = Math.floor(from / BIN_MILLIS) * BIN_MILLIS;
      const to = Math.min(end, start + BIN_MILLIS);
      if (starts.at(-1) !== start) {
        starts.push(start);
        sums.push(0);
        covered.push(0);
      }
      const last = starts.length - 1;
      sums[last] = (sums[last] ?? 0) + ((to - from) / 1000) * value;
      covered[last] = (covered[last] ?? 0) + (to - from) / 1000;
      from = to;
    }
  }
  return {
    starts: Float64Array.from(starts),
    values: Float64Array.from(sums, (sum, bin) => sum / (covered[bin] ?? 1)),
    weights: Float64Array.from(covered),
  };
}
