/** Names of the market modes, in the order of the contract's enumeration. */
export const MODE_NAMES = ["normal", "gapClosing", "reduceOnly", "halted"] as const;

export type ModeName = (typeof MODE_NAMES)[number];

/** The state of one market right after the block of one round, as read from the chain. */
export interface RoundSample {
  /** Block time, integer milliseconds UTC; strictly increasing. */
  readonly at: number;
  /** Strictly increasing. */
  readonly round: number;
  /** Quote per base; null before the market has a price. */
  readonly mark: number | null;
  /** The accepted index in force, quote per base; null before the market has one. */
  readonly index: number | null;
  /** Median of the raw venue quotes of the same moment, converted to the market's quote currency; null when there is none. */
  readonly rawMedian: number | null;
  /** Fraction per second, signed; positive: longs pay. */
  readonly fundingRate: number;
  /** Fraction per second. */
  readonly borrowRate: number;
  /** Base units, long minus short. */
  readonly skew: number;
  /** Base units. */
  readonly openInterestLong: number;
  /** Base units. */
  readonly openInterestShort: number;
  /** 0 calm, 1 nudge, 2 correct, 3 defend, 4 halt. */
  readonly tier: number;
  /** Position in `MODE_NAMES`. */
  readonly mode: number;
  /** Fraction of notional. */
  readonly initialMargin: number;
  /** Fraction of notional. */
  readonly maintenanceMargin: number;
  /** Net asset value of the counterparty pool, quote currency. */
  readonly poolValue: number;
  /** Cumulative profit of all traders since the start, quote currency. */
  readonly traderPnl: number;
  /** True when a quorum for this round was accepted by the hub in this block. */
  readonly landed: boolean;
  /** True while the vector in force may be used for opening risk. */
  readonly valid: boolean;
  /** Gas of this round's market update, or null when none was sent; feeds `gas.marketUpdate`. */
  readonly gasUsed: number | bigint | null;
  /** Spread of the node vectors per field in schema order, see `dispersionOf`; empty when no quorum was collected. */
  readonly dispersion: readonly number[];
  /** Bitmap of the nodes whose assessments were in the landed bundle; 0n when none landed. */
  readonly signers: bigint;
}

/** One executed order. */
export interface TradeSample {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly account: string;
  /** Signed base units. */
  readonly size: number;
  /** Quote per base. */
  readonly price: number;
  /** Quote currency. */
  readonly fee: number;
  /** Gas attributed to this trade, or null when unknown; feeds `gas.trade`. */
  readonly gas: number | bigint | null;
}

/** One liquidated position. */
export interface LiquidationSample {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly account: string;
  /** Signed base units that were closed. */
  readonly size: number;
  /** Quote per base. */
  readonly price: number;
  /** Quote currency; loss beyond the account's margin. */
  readonly badDebt: number;
  /** Quote currency; the part of `badDebt` that the market's insurance paid, the rest is the pool's. */
  readonly insurancePaid: number;
}

/** Amounts that changed hands over one accrual, quote currency; each at least 0. */
export interface FundingPayment {
  /** Charged to the paying side. */
  readonly paid: number;
  /** Credited to the receiving side. */
  readonly received: number;
  /** Borrow interest charged by the pool. */
  readonly borrow: number;
}

/** Something a reader of the report should know, in event time. */
export interface RunEvent {
  /** Milliseconds UTC. */
  readonly at: number;
  /** Short stable word, e.g. `"tier"`, `"fault"`, `"mode"`. */
  readonly kind: string;
  readonly text: string;
}
