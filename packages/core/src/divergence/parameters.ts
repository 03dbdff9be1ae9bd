/** How the divergence of a market is measured. Times in milliseconds unless the name says seconds. */
export interface DivergenceParameters {
  /** Of the time-weighted premium average. */
  readonly averageHalfLifeMillis: number;
  /** Time over which the volatility is compared with the basis. */
  readonly horizonSeconds: number;
  /** Smallest scale of the z-score, a fraction of the price. */
  readonly minimumScale: number;
  /** |basis| beyond which time counts as persistent, a fraction. */
  readonly band: number;
  /** Memory of the share of time beyond the band. */
  readonly persistenceHalfLifeMillis: number;
  readonly halfLife: HalfLifeParameters;
}

/** Sampling of the half-life estimate: bucket means at two lags, so that white noise does not bias it. */
export interface HalfLifeParameters {
  readonly gridMillis: number;
  /** Buckets; at least 1. */
  readonly shortLag: number;
  /** Buckets; more than `shortLag`. */
  readonly longLag: number;
  /** Memory of the moments. */
  readonly memoryHalfLifeMillis: number;
  /** Effective samples below which there is no estimate. */
  readonly minimumSamples: number;
}
