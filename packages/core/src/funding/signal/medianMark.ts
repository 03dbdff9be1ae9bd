/**
 * Median of three market prices: a short average, a long one, and the index carried by the averages' basis.
 *
 * Source: Perpetual Protocol v2 (15 seconds, 30 minutes, and index + (market - index) over 15 minutes).
 *
 * @example
 * medianOfThree(100, 95, 97) // 97
 */
export function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * The index moved by the difference of two averages of the same window.
 *
 * @example
 * carriedIndex(100, 95, 98) // 97
 */
export function carriedIndex(index: number, marketAverage: number, indexAverage: number): number {
  return index + (marketAverage - indexAverage);
}
