/** A slice of time with the share of its rounds that brought no valid update. */
export interface MissedShare {
  readonly from: number;
  readonly to: number;
  /** Above 0, at most 1. */
  readonly share: number;
}

/**
 * Share of the rounds per slice of time whose update did not land or was not valid; slices without any are left out.
 *
 * `at` ascending in milliseconds, `landed` and `valid` 0 or 1; `end` closes the last of `count` equal slices.
 *
 * @example
 * missedShares(Float64Array.of(0, 10, 20, 30), Float64Array.of(1, 0, 1, 1), Float64Array.of(1, 1, 1, 1), 40, 2)
 * // [{ from: 0, to: 20, share: 0.5 }]
 */
export function missedShares(at: Float64Array, landed: Float64Array, valid: Float64Array, end: number, count: number): MissedShare[] {
  const first = at[0] ?? 0;
  const width = Math.max((end - first) / Math.max(count, 1), 1);
  const slices: { rounds: number; missed: number; slot: number }[] = [];
  for (const [row, time] of at.entries()) {
    const slot = Math.floor((time - first) / width);
    if (slices.at(-1)?.slot !== slot) slices.push({ rounds: 0, missed: 0, slot });
    const slice = slices.at(-1);
    if (slice === undefined) continue;
    slice.rounds += 1;
    if (landed[row] !== 1 || valid[row] !== 1) slice.missed += 1;
  }
  return slices
    .filter(({ missed }) => missed > 0)
    .map(({ rounds, missed, slot }) => ({ from: first + slot * width, to: first + (slot + 1) * width, share: missed / rounds }));
}
