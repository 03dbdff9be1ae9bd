/**
 * One expiry's smile in the raw SVI form of Gatheral (2004): total variance `w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2))`
 * over log-moneyness `k = ln(K/F)`.
 */
export interface RawSvi {
  readonly a: number;
  readonly b: number;
  readonly rho: number;
  readonly m: number;
  readonly sigma: number;
}

/** Total variance and its first two derivatives by log-moneyness. */
export interface SviPoint {
  readonly variance: number;
  readonly slope: number;
  readonly curvature: number;
}

/**
 * Total variance of a raw SVI smile at a log-moneyness; may be negative where the parameters allow it.
 *
 * @example
 * sviTotalVariance({ a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }, 0) // 0.0174262
 */
export function sviTotalVariance({ a, b, rho, m, sigma }: RawSvi, k: number): number {
  const y = k - m;
  return a + b * (rho * y + Math.sqrt(y * y + sigma * sigma));
}

/**
 * Total variance with its slope and curvature.
 *
 * @example
 * sviPoint({ a: 0.04, b: 0.1, rho: 0, m: 0, sigma: 0.1 }, 0) // { variance: 0.05, slope: 0, curvature: 1 }
 */
export function sviPoint({ a, b, rho, m, sigma }: RawSvi, k: number): SviPoint {
  const y = k - m;
  const root = Math.sqrt(y * y + sigma * sigma);
  if (root === 0) return { variance: a, slope: b * rho, curvature: b === 0 ? 0 : Number.POSITIVE_INFINITY };
  return {
    variance: a + b * (rho * y + root),
    slope: b * (rho + y / root),
    curvature: (b * sigma * sigma) / (root * root * root),
  };
}

/**
 * Annual volatility of a smile, or null where its total variance is negative or no time is left.
 *
 * @example
 * sviVolatility({ a: 0.04, b: 0, rho: 0, m: 0, sigma: 0.1 }, 0, 0.25) // 0.4
 */
export function sviVolatility(smile: RawSvi, k: number, years: number): number | null {
  const variance = sviTotalVariance(smile, k);
  return variance >= 0 && years > 0 ? Math.sqrt(variance / years) : null;
}
