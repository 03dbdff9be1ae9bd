/** Fewer returns than this say nothing about a trend. */
const LEAST_RETURNS = 8;

/**
 * Measures a trend: the sum of returns over the root of the sum of their squares, about standard normal in a random walk.
 *
 * Scaling by the window's own volatility is the usual rule of time-series momentum (Moskowitz, Ooi, Pedersen 2012) and needs no
 * assumption about the asset.
 *
 * @param returns Log returns, oldest first.
 * @param window How many of the latest to use.
 * @returns Signed number of standard deviations; 0 when there are fewer than 8 returns or none of them moved.
 * @example
 * trendSignal(Array(16).fill(0.25), 16); // 4
 */
export function trendSignal(returns: readonly number[], window: number): number {
  const first = Math.max(0, returns.length - window);
  if (returns.length - first < LEAST_RETURNS) return 0;
  let sum = 0;
  let squares = 0;
  for (let i = first; i < returns.length; i++) {
    const value = returns[i] ?? 0;
    sum += value;
    squares += value * value;
  }
  return squares > 0 ? sum / Math.sqrt(squares) : 0;
}
