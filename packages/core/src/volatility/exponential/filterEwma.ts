import type { Segment } from "../segment.ts";
import { ewmaVariance } from "./ewmaVariance.ts";

/**
 * Runs the exponential filter over a series, anew in each segment, without allocating. A segment starts at the mean of its first `warmUp`
 * values, so entries before its `warmUp`-th look ahead and must not be scored.
 *
 * @param observed variance per period
 * @param warmUp periods
 * @param lambda share kept per period
 * @param out receives the estimate after each period
 * @example
 * filterEwma(Float64Array.of(1, 3, 2), [{ from: 0, to: 3 }], 2, 0.5, out); // out is 1.5, 2.25, 2.125
 */
export function filterEwma(observed: Float64Array, segments: readonly Segment[], warmUp: number, lambda: number, out: Float64Array): void {
  for (const { from, to } of segments) {
    const head = Math.min(to, from + warmUp);
    let variance = 0;
    for (let i = from; i < head; i++) variance += (observed[i] as number) / (head - from);
    for (let i = from; i < to; i++) {
      variance = ewmaVariance(variance, observed[i] as number, lambda);
      out[i] = variance;
    }
  }
}
