import { clamp } from "../../math/clamp.ts";
import { domainError } from "../../math/domain.ts";

/** Loadings of the assets on the one factor that explains their correlations best. */
export interface OneFactor {
  /** Correlation of each asset with the factor, within the cap; the sign is such that they sum to at least 0. */
  readonly loadings: Float64Array;
  /** Root mean square of correlation minus product of loadings, over all pairs. */
  readonly residual: number;
}

/**
 * Fits `correlation(i, j) = b_i b_j` by least squares over the pairs (the minres factor of Harman and Jones 1966), one loading at a time until
 * none moves.
 *
 * @param correlations n x n, row-major
 * @param n assets, at least 2
 * @param cap largest |loading|; 0.95 leaves every asset some risk of its own
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * oneFactorLoadings(Float64Array.of(1, 0.72, 0.63, 0.72, 1, 0.56, 0.63, 0.56, 1), 3, 0.95).loadings // 0.9, 0.8, 0.7
 */
export function oneFactorLoadings(correlations: Float64Array, n: number, cap: number): OneFactor {
  if (!(n >= 2 && correlations.length === n * n)) throw domainError("n", n, "must be at least 2, with n x n correlations");
  if (!(cap > 0 && cap <= 1)) throw domainError("cap", cap, "must lie inside (0, 1]");
  const loadings = startAt(correlations, n, cap);
  // Converges linearly; 10,000 sweeps are far beyond what any matrix of markets has needed.
  for (let sweep = 0; sweep < 10_000; sweep++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      let [product, squares] = [0, 0];
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        product += (correlations[i * n + j] as number) * (loadings[j] as number);
        squares += (loadings[j] as number) ** 2;
      }
      const next = squares > 0 ? clamp(product / squares, -cap, cap) : 0;
      moved = Math.max(moved, Math.abs(next - (loadings[i] as number)));
      loadings[i] = next;
    }
    if (moved < 1e-12) break;
  }
  if (loadings.reduce((sum, b) => sum + b, 0) < 0) for (let i = 0; i < n; i++) loadings[i] = -(loadings[i] as number);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) squares += ((correlations[i * n + j] as number) - (loadings[i] as number) * (loadings[j] as number)) ** 2;
  }
  return { loadings, residual: Math.sqrt(squares / ((n * (n - 1)) / 2)) };
}

/** Signs as the asset with the strongest correlations sees them: a start on the right side of zero. */
function startAt(correlations: Float64Array, n: number, cap: number): Float64Array {
  const strength = (i: number) => correlations.subarray(i * n, (i + 1) * n).reduce((sum, c) => sum + Math.abs(c), 0);
  let leader = 0;
  for (let i = 1; i < n; i++) if (strength(i) > strength(leader)) leader = i;
  return Float64Array.from({ length: n }, (_, i) => cap * Math.min(1, Math.max(-1, correlations[leader * n + i] as number)));
}

/**
 * Lower end of a loading's interval by Fisher's z of a correlation (Fisher 1921), for margins that must not trust a fit.
 *
 * @param loading inside (-1, 1)
 * @param samples effective number of returns behind it; `(1 + lambda) / (1 - lambda)` for an exponential filter
 * @param z standard normal quantile, e.g. 2.33
 * @returns -1 where there are too few samples to tell
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * loadingLowerEnd(0.8, 103, 2.33) // 0.6995
 */
export function loadingLowerEnd(loading: number, samples: number, z: number): number {
  if (!(Math.abs(loading) < 1)) throw domainError("loading", loading, "must lie inside (-1, 1)");
  return samples > 3 ? Math.tanh(Math.atanh(loading) - z / Math.sqrt(samples - 3)) : -1;
}
