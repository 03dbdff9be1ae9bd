/** The parameters a policy asks for, before bounds. */
export interface Response {
  /** Fraction per second, signed; positive: longs pay. */
  readonly fundingRate: number;
  /** Fraction per second, paid by the side with more open interest. */
  readonly borrowRate: number;
  /** Fraction of notional. */
  readonly initialMargin: number;
  /** Fraction of notional. */
  readonly maintenanceMargin: number;
  /** Fraction of notional. */
  readonly tradeFee: number;
  /** 0 calm to 4 halt. */
  readonly tier: number;
}
