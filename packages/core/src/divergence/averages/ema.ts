import { decay } from "../../math/decay.ts";

/** What the series is taken to do between two samples. */
export type Interpolation =
  /** Holds the older value: the average lags a sample. */
  | "previous"
  /** Moves on a straight line: unbiased for a trend. */
  | "linear"
  /** Jumps to the newer value at once: a late sample counts for the whole gap. */
  | "next";

/**
 * Exponential average of samples at uneven times, exact for the stated path between them (Mueller 1991; Eckner 2012). Splitting an interval by
 * a point on the path changes nothing.
 *
 * @param average before the sample
 * @param older previous sample
 * @param newer this sample
 * @param elapsed time between them, not negative, in the unit of `halfLife`
 * @example
 * ema(0, 0, 1, 60, 60, "next") // 0.5
 * ema(0, 0, 1, 60, 60, "linear") // 0.2787: the line's own lag is counted
 */
export function ema(average: number, older: number, newer: number, elapsed: number, halfLife: number, path: Interpolation): number {
  if (elapsed <= 0) return average;
  const kept = decay(elapsed, halfLife);
  if (path === "previous") return older + (average - older) * kept;
  if (path === "next") return newer + (average - newer) * kept;
  // Weight of the line's start: mean of the kernel over the interval, less what is kept.
  const spread = ((1 - kept) * halfLife) / (Math.LN2 * elapsed);
  return kept * average + (spread - kept) * older + (1 - spread) * newer;
}

/**
 * Weight of the newest sample in the charting convention, `2 / (span + 1)`.
 *
 * @param span samples
 * @example
 * weightOfSpan(30) // 0.0645: Thalex' and Binance's 30-sample average
 */
export function weightOfSpan(span: number): number {
  return 2 / (span + 1);
}

/** An average that starts from nothing instead of its first sample; owned by the caller and changed in place. */
export interface UnbiasedEma {
  sum: number;
  weight: number;
}

/**
 * Adds a sample; the first ones share the weight evenly instead of the very first keeping most of it.
 *
 * @param newest weight of a sample in the long run, inside (0, 1]
 * @returns the average
 * @example
 * addUnbiased({ sum: 0, weight: 0 }, 5, 0.1) // 5
 */
export function addUnbiased(state: UnbiasedEma, sample: number, newest: number): number {
  state.sum += newest * (sample - state.sum);
  state.weight += newest * (1 - state.weight);
  return state.sum / state.weight;
}
