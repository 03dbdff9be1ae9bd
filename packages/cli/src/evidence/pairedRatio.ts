/** A ratio of two policies over the same seeds, with its 95 % interval. */
export interface PairedRatio {
  readonly pairs: number;
  readonly ratio: number;
  /** Null with fewer than two pairs. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom. */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;

/**
 * Geometric mean of paired ratios and its interval from the spread of their logarithms.
 *
 * @param pairs [numerator, denominator] by seed, positive
 * @returns null without a pair
 * @example
 * pairedRatio([[1, 2], [2, 4]]) // { pairs: 2, ratio: 0.5, low: 0.5, high: 0.5 }
 */
export function pairedRatio(pairs: readonly (readonly [number, number])[]): PairedRatio | null {
  const logs = pairs.map(([of, over]) => Math.log(of / over));
  const n = logs.length;
  if (n === 0) return null;
  const mean = logs.reduce((sum, log) => sum + log, 0) / n;
  if (n === 1) return { pairs: n, ratio: Math.exp(mean), low: null, high: null };
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (n - 1);
  const half = (T95[Math.min(n - 1, T95.length) - 1] ?? 1.96) * Math.sqrt(variance / n);
  return { pairs: n, ratio: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
}
