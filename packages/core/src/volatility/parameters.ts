/** Volatilities are fractions per square root of a year; a year has 365 days. */
export interface VolatilityParameters {
  /** Prices are sampled at the end of each bucket of this length, whatever the rhythm of the calls. */
  readonly gridMillis: number;
  /** Of the current estimate. */
  readonly halfLifeMillis: number;
  /** Of the slow estimate. */
  readonly slowHalfLifeMillis: number;
  /** A return enters the slow estimate at no more than this multiple of the slow volatility. */
  readonly slowReturnCap: number;
  /** Highest slow volatility that is reported. */
  readonly slowCap: number;
  /** Both estimates start here. */
  readonly initial: number;
  /** Lowest volatility that is reported. */
  readonly floor: number;
  /** A return over a longer silence weighs no more than one over this length. */
  readonly maxGapMillis: number;
}
