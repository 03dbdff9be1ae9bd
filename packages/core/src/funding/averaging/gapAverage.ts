import { decay } from "../../math/decay.ts";

/** A sample and when it was taken, milliseconds UTC. */
export interface TimedSample {
  readonly at: number;
  readonly value: number;
}

/**
 * Exponential average over timed samples in which an outage counts as no time at all.
 *
 * A gap longer than the stated one neither forgets the old average nor lets the first sample after it count for the whole outage.
 * Source: Paradex (half-life 30 minutes, gaps over 30 seconds).
 *
 * @param samples Oldest first.
 * @param halfLifeSeconds Positive.
 * @param longestGapSeconds Longest gap that still counts.
 * @returns Null without samples.
 * @example
 * gapAverage([{ at: 0, value: 1 }, { at: 60_000, value: 3 }], 60, 60) // 2
 * gapAverage([{ at: 0, value: 1 }, { at: 60_000, value: 3 }], 60, 30) // 1
 */
export function gapAverage(samples: readonly TimedSample[], halfLifeSeconds: number, longestGapSeconds: number): number | null {
  const [first] = samples;
  if (first === undefined) return null;
  let average = first.value;
  let at = first.at;
  for (const sample of samples) {
    const elapsed = (sample.at - at) / 1_000;
    if (elapsed > 0 && elapsed <= longestGapSeconds) average = sample.value + (average - sample.value) * decay(elapsed, halfLifeSeconds);
    if (elapsed > 0) at = sample.at;
  }
  return average;
}
