/** How an index kept to the range of the venues that were right. */
export interface RangeFigures {
  /** Moments with a range. */
  readonly moments: number;
  /** Of these, moments without an index. */
  readonly absent: number;
  /** Moments with an index outside the range. */
  readonly outside: number;
  /** Distance beyond the nearer end of the range, basis points: largest, and 99th percentile over all moments with an index. */
  readonly worstBp: number;
  readonly p99Bp: number;
  /** Mean signed distance from the middle of the range, basis points. */
  readonly meanBiasBp: number;
}

/** One moment: the index, and lowest and highest price of the honest venues. */
export interface RangedIndex {
  readonly index: number | null;
  readonly low: number;
  readonly high: number;
}

/** Rounding of a mean of two equal prices is not outside. */
const ROUNDING = 1e-9;

/**
 * Counts how often and how far an index left the honest range.
 *
 * @example
 * rangeFigures([{ index: 99.9, low: 100, high: 101 }]).worstBp // 10
 */
export function rangeFigures(moments: readonly RangedIndex[]): RangeFigures {
  const beyond: number[] = [];
  let outside = 0;
  let bias = 0;
  for (const { index, low, high } of moments) {
    if (index === null) continue;
    const distance = Math.max(low - index, index - high, 0) / (index < low ? low : high);
    beyond.push(distance * 10_000);
    if (distance > ROUNDING) outside++;
    bias += (2 * index) / (low + high) - 1;
  }
  const sorted = beyond.toSorted((a, b) => a - b);
  const count = sorted.length;
  return {
    moments: moments.length,
    absent: moments.length - count,
    outside,
    worstBp: sorted.at(-1) ?? 0,
    p99Bp: sorted[Math.max(0, Math.ceil(0.99 * count) - 1)] ?? 0,
    meanBiasBp: count === 0 ? 0 : (bias / count) * 10_000,
  };
}
