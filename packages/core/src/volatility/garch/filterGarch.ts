import type { Segment } from "../segment.ts";
import type { GarchParameters } from "./garchParameters.ts";

/**
 * Runs the recursion over returns, anew in each segment, without allocating. A segment starts at the mean square of its first `warmUp`
 * returns, so entries before its `warmUp`-th look ahead and must not be scored.
 *
 * @param returns log returns per period
 * @param out receives the variance expected of period i + 1
 * @returns Gaussian log likelihood per return, constants left out, of all returns after the warm-ups; NaN when there are none
 * @example
 * filterGarch(returns, segments, 168, p, next) // 4.6
 */
export function filterGarch(
  returns: Float64Array,
  segments: readonly Segment[],
  warmUp: number,
  { omega, alpha, beta }: GarchParameters,
  out: Float64Array,
): number {
  let [count, sum] = [0, 0];
  for (const { from, to } of segments) {
    const head = Math.min(to, from + warmUp);
    let variance = 0;
    for (let i = from; i < head; i++) variance += (returns[i] as number) ** 2 / (head - from);
    for (let i = from; i < to; i++) {
      const square = (returns[i] as number) ** 2;
      if (i >= head) {
        sum -= Math.log(variance) + square / variance;
        count++;
      }
      variance = omega + alpha * square + beta * variance;
      out[i] = variance;
    }
  }
  return sum / (2 * count);
}
