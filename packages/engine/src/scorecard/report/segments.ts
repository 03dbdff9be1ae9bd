/** A stretch of time with one level. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

/**
 * Merges a step series into stretches of one level; within each of `count` slices of time the worst (largest) level wins, so that a short
 * halt stays visible.
 *
 * `at` ascending in milliseconds; `end` closes the last stretch; NaN rows leave a hole.
 *
 * @example
 * segments(Float64Array.of(0, 10, 20), Float64Array.of(0, 0, 2), 30, 100) // [{ from: 0, to: 20, level: 0 }, { from: 20, to: 30, level: 2 }]
 */
export function segments(at: Float64Array, levels: Float64Array, end: number, count: number): Segment[] {
  const first = at[0] ?? 0;
  const width = Math.max((end - first) / Math.max(count, 1), 1);
  const slices: { from: number; to: number; level: number; slot: number }[] = [];
  for (const [row, level] of levels.entries()) {
    if (Number.isNaN(level)) continue;
    const from = at[row] ?? first;
    const to = at[row + 1] ?? end;
    const slot = Math.floor((from - first) / width);
    const last = slices.at(-1);
    if (last !== undefined && last.slot === slot && last.to === from) {
      last.level = Math.max(last.level, level);
      last.to = to;
    } else slices.push({ from, to, level, slot });
  }
  const merged: { from: number; to: number; level: number }[] = [];
  for (const { from, to, level } of slices) {
    const last = merged.at(-1);
    if (last !== undefined && last.level === level && last.to === from) last.to = to;
    else merged.push({ from, to, level });
  }
  return merged;
}
