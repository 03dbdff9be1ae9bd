/**
 * One step of the exponentially weighted covariances of several assets, without allocating (RiskMetrics 1996; means of short returns are
 * taken as zero).
 *
 * @param covariance n x n, row-major, changed in place
 * @param returns one log return per asset
 * @param lambda share kept, 0 to 1
 * @example
 * ewmaCovariance(c, Float64Array.of(0.01, 0.02), 0.94); // c[1] moves towards 2e-4
 */
export function ewmaCovariance(covariance: Float64Array, returns: Float64Array, lambda: number): void {
  const n = returns.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const next = lambda * (covariance[i * n + j] as number) + (1 - lambda) * (returns[i] as number) * (returns[j] as number);
      covariance[i * n + j] = next;
      covariance[j * n + i] = next;
    }
  }
}

/**
 * Writes the correlations of a covariance matrix, without allocating; an asset that does not move correlates with none.
 *
 * @param covariance n x n, row-major
 * @param n assets
 * @param out n x n
 * @example
 * correlationsOf(Float64Array.of(4, 1, 1, 1), 2, out); // out is 1, 0.5, 0.5, 1
 */
export function correlationsOf(covariance: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    out[i * n + i] = 1;
    for (let j = 0; j < i; j++) {
      const scale = Math.sqrt((covariance[i * n + i] as number) * (covariance[j * n + j] as number));
      const raw = scale > 0 ? (covariance[i * n + j] as number) / scale : 0;
      const correlation = Math.max(-1, Math.min(1, raw));
      out[i * n + j] = correlation;
      out[j * n + i] = correlation;
    }
  }
}
