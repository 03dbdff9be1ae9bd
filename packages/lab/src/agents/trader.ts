/** What a trader may know when it decides: chain state of the previous block and delayed outside prices. */
export interface TraderView {
  /** Decision time, milliseconds UTC. */
  readonly at: number;
  /** Delayed mid of an outside venue in the market's quote currency, or null while there is none. */
  readonly outsidePrice: number | null;
  /** Log returns of the outside price per round, oldest first; `lookbackRounds` says how many are worth keeping. */
  readonly outsideReturns: readonly number[];
  readonly mark: number;
  readonly index: number;
  /** Base units, long minus short. */
  readonly skew: number;
  /** Base units. */
  readonly skewScale: number;
  /** Fraction per second; positive: longs pay. */
  readonly fundingRate: number;
  /** Fraction per second, paid by the larger side. */
  readonly borrowRate: number;
  /** Fraction of notional. */
  readonly tradeFee: number;
  readonly tier: number;
  readonly mode: "Normal" | "GapClosing" | "ReduceOnly" | "Halted";
  /** Signed base units. */
  readonly position: number;
  /** Quote currency. */
  readonly equity: number;
  /** Equity not bound by initial margin, quote currency. */
  readonly freeCollateral: number;
  /** Fraction of notional. */
  readonly initialMargin: number;
}

/** An order for the round after this one. */
export interface OrderIntent {
  /** Signed base units; positive buys. */
  readonly size: number;
  /** Worst acceptable price, quote per base. */
  readonly limitPrice: number;
}

/** A seeded trader with one account. */
export interface Trader {
  /** Position in the list of traders, from 0. */
  readonly id: number;
  /** Unique; the key of all its draws. */
  readonly name: string;
  readonly kind: "noise" | "momentum" | "arbitrage";
  /** Quote currency to deposit before the first round. */
  readonly collateral: number;
  /** Largest position it ever wants, base units. */
  readonly maxPosition: number;
  /**
   * Decides once per round; call it exactly once for every round, in order, whether or not orders are accepted.
   *
   * @param round Absolute round number, `floor(at / roundLength)`.
   */
  decide(view: TraderView, round: number): OrderIntent | null;
}
