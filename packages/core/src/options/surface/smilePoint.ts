/** One observed point of a smile. */
export interface SmilePoint {
  /** Log-moneyness `ln(K/F)`. */
  readonly k: number;
  /** Total variance, `sigma^2 T`. */
  readonly variance: number;
  /** Relative weight of its squared error, e.g. vega squared over the spread squared. */
  readonly weight: number;
}
