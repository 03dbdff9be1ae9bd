/**
 * Seconds until an update that belongs on whole periods may be made again, when the last one was made at some other time:
 * an update late by at most a third of the period still counts for its own boundary, a later one makes the next boundary too early and skips it
 * (the rule of Drift's funding updater).
 *
 * @param now seconds
 * @param last time of the last update, seconds, not after `now`
 * @param period seconds, positive
 * @returns 0 when it may be made now
 * @example
 * secondsToNextBoundary(9_000, 5_400, 3_600) // 1_800: 5_400 was half an hour late, so 7_200 is skipped
 */
export function secondsToNextBoundary(now: number, last: number, period: number): number {
  const late = last % period;
  const wait = late > period / 3 ? 2 * period - late : period - late;
  return Math.max(0, last + wait - now);
}
