/** A stretch of a series without a gap: `from <= i < to`. Filters start anew at the head of each. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/**
 * The parts of segments that lie before a cut.
 *
 * @param end first index left out
 * @example
 * segmentsBefore([{ from: 0, to: 10 }, { from: 10, to: 20 }], 12) // [{ from: 0, to: 10 }, { from: 10, to: 12 }]
 */
export function segmentsBefore(segments: readonly Segment[], end: number): Segment[] {
  return segments.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to, end) }));
}
