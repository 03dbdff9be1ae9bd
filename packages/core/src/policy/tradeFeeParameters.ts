/** Fee of a trade, fraction of notional; JSON-serialisable. */
export interface TradeFeeParameters {
  readonly base: number;
  /** Share of the index's relative confidence half-width that the fee must at least cover. */
  readonly confidenceCover: number;
  readonly max: number;
}
