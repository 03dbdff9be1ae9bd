/** The outside price of the base asset in US dollars: diffusion with stochastic volatility, jumps and one optional flash crash. */
export interface PriceParameters {
  readonly initialPrice: number;
  /** Total annual volatility, diffusion and jumps together. */
  readonly annualVolatility: number;
  /** Share of the variance that comes from jumps. */
  readonly jumpVarianceShare: number;
  readonly jumpsPerDay: number;
  /** Degrees of freedom of the jump sizes, above 2. */
  readonly jumpDegrees: number;
  /** Stationary standard deviation of the logarithm of the variance. */
  readonly logVarianceSd: number;
  readonly logVarianceHalfLifeSeconds: number;
  readonly crash: CrashParameters | null;
}

/** A fall within minutes, an exponential recovery, and the stress that comes with both. */
export interface CrashParameters {
  /** Seconds after the start of the world. */
  readonly startSeconds: number;
  readonly fallSeconds: number;
  /** Log price at the trough against before, negative. */
  readonly depth: number;
  /** Share of the fall that stays for good. */
  readonly permanentShare: number;
  readonly recoveryTimeSeconds: number;
  /** Half-life of the stress after the trough. */
  readonly stressHalfLifeSeconds: number;
}
