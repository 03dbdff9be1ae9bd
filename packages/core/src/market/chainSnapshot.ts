/** The last vector the chain accepted for a topic; memory that feeds a signed field re-anchors to it. */
export interface AcceptedVector {
  readonly round: number;
  /** Seconds UTC as signed. */
  readonly observedAt: number;
  /** Fixed-point integers in schema order. */
  readonly fields: readonly bigint[];
}

/** What a node reads of one market from the chain after a block. */
export interface ChainSnapshot {
  /** Block time, milliseconds UTC. */
  readonly blockTime: number;
  /** The protocol's internal price, quote per base; for a skew-priced pool `index * (1 + skew / skewScale)`. */
  readonly mark: number;
  /** Base units. */
  readonly openInterestLong: number;
  /** Base units. */
  readonly openInterestShort: number;
  /** Base units of skew that move the mark by 100 %; 0 when the market is not skew-priced. */
  readonly skewScale: number;
  /** Net asset value of the counterparty pool, quote currency. */
  readonly poolValue: number;
  /** True while the last accepted vector may be used for opening risk. */
  readonly valid: boolean;
  readonly accepted: AcceptedVector | null;
}
