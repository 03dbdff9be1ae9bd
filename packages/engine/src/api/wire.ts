import type { Explanation } from "../explain/explanation.ts";

/** What the api sends to a page: plain JSON, numbers in the units of the names, `null` for "not known". Not-finite numbers arrive as `null`. */

/** 0 calm, 1 nudge, 2 correct, 3 defend, 4 halt. */
export type WireTier = 0 | 1 | 2 | 3 | 4;

/** Independent classes of evidence for a tier. */
export type TierClass = "price" | "liquidity" | "solvency";

/** One measure behind the tier. */
export interface TierReason {
  readonly class: TierClass;
  /** Name of the measure as in core's `TierParameters`, e.g. `"absoluteBasis"`, `"basisZ"`, `"poolDrawdown"`. */
  readonly measure: string;
  /** In the measure's own unit (fraction, ratio or sigma); null while it is not known. */
  readonly value: number | null;
  /** Levels at which this measure asks for tiers 1 to 4, ascending, same unit. */
  readonly thresholds: readonly number[];
  /** The tier this measure alone asks for now. */
  readonly tier: WireTier;
}

export type MarketMode = "Normal" | "GapClosing" | "ReduceOnly" | "Halted";

export type MarketModeReason = "None" | "NeverUpdated" | "NoDelivery" | "InvalidMeasurement" | "Tier" | "Guardian" | "Grace";

/** What held a field back from the value the policy asked for. */
export type BindingLimit = "none" | "min" | "max" | "step" | "interval" | "linked";

/** One field's bounds and what they did in this round. */
export interface LimitState {
  /** Field name of the MARKET schema, e.g. `"fundingRate"`. */
  readonly field: string;
  /** What the policy asked for before bounds. */
  readonly asked: number | null;
  /** What is in force. */
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly maxStepPerSecond: number | null;
  readonly binding: BindingLimit;
}

export type VenueStatus = "used" | "rejected" | "missing";

/** One venue and pair in this round. */
export interface VenueState {
  readonly venue: string;
  /** `BASE/QUOTE`. */
  readonly pair: string;
  /** Converted to the market's quote currency. */
  readonly price: number | null;
  readonly ageMillis: number | null;
  /** Share of the index, 0 to 1. */
  readonly weight: number;
  readonly status: VenueStatus;
  /** Coded reason why it does not count, core's `RejectCode`, e.g. `"stale"`; null when used. */
  readonly code: string | null;
  /** The aggregate moved it to the edge of the clamp. */
  readonly clamped: boolean;
}

/** How one quote currency was converted. */
export interface LegState {
  /** E.g. `"USDT"`. */
  readonly currency: string;
  readonly kind: "index" | "assumed";
  /** Market quote currency per unit of `currency`. */
  readonly price: number | null;
  readonly halfWidth: number | null;
  readonly venues: number;
}

export interface NodeState {
  readonly node: number;
  /** Address. */
  readonly signer: string;
  /** Quotes delivered to and dropped by this node so far. */
  readonly delivered: number;
  readonly dropped: number;
  /** Last round it signed. */
  readonly lastRound: number | null;
  /** Its assessment is in the bundle of this round. */
  readonly inQuorum: boolean;
  /** Largest relative difference of its fields from the medians in this round, fraction. */
  readonly dispersion: number | null;
}

export interface QuorumState {
  readonly have: number;
  readonly need: number;
  readonly total: number;
}

/** One submission of a round to the hub. */
export interface ChainUpdate {
  /** Block time, milliseconds UTC. */
  readonly at: number;
  readonly round: number;
  readonly txHash: string;
  readonly blockNumber: number;
  readonly gasUsed: number;
  /** The transaction succeeded. */
  readonly landed: boolean;
  /** The measurement passed its gates. */
  readonly valid: boolean;
  /** Names of parameter fields that bounds or steps changed. */
  readonly clamped: readonly string[];
  /** Names of measurement fields outside their gate. */
  readonly refused: readonly string[];
  /** Error name when it did not land. */
  readonly revertReason: string | null;
}

export interface Fill {
  /** Block time, milliseconds UTC. */
  readonly at: number;
  readonly account: string;
  /** Who traded, e.g. `"arbitrageur 2"`. */
  readonly trader: string;
  /** Signed base units; positive buys. */
  readonly size: number;
  readonly price: number;
  /** Quote currency. */
  readonly fee: number;
}

export interface LiquidationEvent {
  readonly at: number;
  readonly account: string;
  /** Signed base units that were closed. */
  readonly size: number;
  readonly price: number;
  /** Quote currency that nobody's margin covered. */
  readonly badDebt: number;
  /** The part of it that the market's insurance paid; the pool bore the rest. */
  readonly insurancePaid?: number;
}

export interface PoolState {
  /** Net asset value, quote currency. */
  readonly value: number | null;
  /** Booked so far, quote currency. */
  readonly badDebt: number;
}

/** The market's own insurance, which bears a loss before the pool does; quote currency. */
export interface InsuranceState {
  readonly balance: number;
  /** Paid out for losses so far. */
  readonly drawn: number;
  /** What governance wants it to hold, or null where nothing is set. */
  readonly target: number | null;
}

/** Totals of the run so far for this market. */
export interface Counters {
  readonly quotesAccepted: number;
  /** By core's `RejectCode`, e.g. `{ stale: 12 }`. */
  readonly quotesRejected: Readonly<Record<string, number>>;
  readonly assessments: number;
  readonly rounds: number;
  readonly trades: number;
  readonly liquidations: number;
}

/** Everything the page shows of one market after one round. */
export interface LiveRound {
  /** Event time, milliseconds UTC. */
  readonly at: number;
  readonly round: number;
  /** Market id, e.g. `"BTC-USD"`. */
  readonly market: string;
  readonly index: number | null;
  /** Half-width, quote per base. */
  readonly confidence: number | null;
  /** Which cap held the index back in this round. */
  readonly indexGuard: "step" | "cumulative" | null;
  /** Why there is no index now, core's `IndexFailureCode`; null when there is one. */
  readonly indexFailure: string | null;
  readonly mark: number | null;
  /** `mark / index - 1`, fraction. */
  readonly basis: number | null;
  readonly z: number | null;
  readonly halfLifeSeconds: number | null;
  /** Signed; positive: longs pay. Per 8 h is `* 28_800`. */
  readonly fundingRatePerSecond: number | null;
  readonly borrowRatePerSecond: number | null;
  /** Base units, long minus short. */
  readonly skew: number | null;
  readonly openInterestLong: number | null;
  readonly openInterestShort: number | null;
  readonly skewScale: number | null;
  /** Fraction per square root of a year. */
  readonly volatility: number | null;
  /** Fractions of notional. */
  readonly initialMargin: number | null;
  readonly maintenanceMargin: number | null;
  readonly tradeFee: number | null;
  readonly tier: WireTier;
  readonly tierReasons: readonly TierReason[];
  /** `|basis|` at which tiers 1 to 4 begin, fractions; null where the tier has no such threshold. */
  readonly basisThresholds: readonly (number | null)[];
  readonly mode: MarketMode;
  readonly modeReason: MarketModeReason;
  /** When it ends by the clock, milliseconds UTC; null where it takes a round to end it, absent where nothing is known of it. */
  readonly modeEnds?: number | null;
  readonly limits: readonly LimitState[];
  readonly venues: readonly VenueState[];
  readonly legs: readonly LegState[];
  readonly nodes: readonly NodeState[];
  readonly quorum: QuorumState;
  /** The submission of this round, null when none was sent. */
  readonly update: ChainUpdate | null;
  /** Executed in this round only; the api keeps the recent ones. */
  readonly trades: readonly Fill[];
  readonly liquidations: readonly LiquidationEvent[];
  readonly pool: PoolState;
  /** Absent where the market has none. */
  readonly insurance?: InsuranceState;
  readonly counters: Counters;
  /** Share of the run that is done, 0 to 1; null for a live feed. */
  readonly progress: number | null;
}

export interface RunMarket {
  readonly market: string;
  readonly base: string;
  readonly quote: string;
  readonly roundSeconds: number;
}

/** What is running; fixed for the life of the api. */
export interface RunInfo {
  /** E.g. `"default"` or the name of the replayed folder. */
  readonly scenario: string;
  readonly kind: "simulation" | "replay" | "live";
  /** `none`, `gen1`, `gen2`. */
  readonly policy: string;
  readonly seed: number;
  /** Event seconds per wall second. */
  readonly speed: number | "max";
  readonly version: string;
  readonly markets: readonly RunMarket[];
  /** Event time, milliseconds UTC; `end` is null for a live feed. */
  readonly start: number;
  readonly end: number | null;
  /** Deployment id of the contracts, hex; null before deployment. */
  readonly deploymentId: string | null;
  /** Injected faults in words. */
  readonly faults: readonly string[];
  /** What the reader must know, e.g. an assumed parity. */
  readonly notes: readonly string[];
}

/** How the run ended. */
export interface FinishSummary {
  readonly outcome: "completed" | "stopped" | "failed";
  /** One sentence. */
  readonly message: string;
  /** Headline figures with their labels, e.g. `{ label: "Mean |basis|", value: "4.1 bp" }`. */
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  /** Where the scorecard and the report were written, or null. */
  readonly outDirectory: string | null;
}

/** One drawn moment; a subset of `LiveRound`. */
export interface ChartPoint {
  readonly at: number;
  readonly index: number | null;
  readonly confidence: number | null;
  readonly mark: number | null;
  readonly basis: number | null;
  readonly fundingRatePerSecond: number | null;
  readonly borrowRatePerSecond: number | null;
  readonly skew: number | null;
  readonly openInterestLong: number | null;
  readonly openInterestShort: number | null;
  readonly initialMargin: number | null;
  readonly maintenanceMargin: number | null;
  readonly volatility: number | null;
  readonly tier: WireTier;
}

/** Latest round of a market and what happened recently, newest first. */
export interface MarketSnapshot {
  readonly latest: LiveRound;
  readonly updates: readonly ChainUpdate[];
  readonly trades: readonly Fill[];
  readonly liquidations: readonly LiquidationEvent[];
  /** Since when the mode and its reason have been what they are, event time in milliseconds UTC. */
  readonly modeSince: number;
}

/** `GET /api/state` and the stream's `snapshot` event. */
export interface ApiState {
  /** Changes when another run answers at the same address. */
  readonly runId: string;
  readonly run: RunInfo;
  readonly markets: Readonly<Record<string, MarketSnapshot>>;
  readonly finish: FinishSummary | null;
}

/** The stream's `rounds` event: what changed since the last one. */
export interface RoundsEvent {
  readonly markets: Readonly<Record<string, MarketSnapshot>>;
  readonly points: Readonly<Record<string, readonly ChartPoint[]>>;
}

/** `GET /api/history?market=&points=`: the whole run, thinned; oldest first. */
export interface HistoryReply {
  readonly market: string;
  /** Rounds that one kept point stands for, at most. */
  readonly stride: number;
  readonly points: readonly ChartPoint[];
}

/** `GET /api/explain?market=&round=&field=&recompute=`: why the numbers of a round are what they are. */
export type ExplainReply = Explanation;

/** Body of every refused request. */
export interface ErrorReply {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly field: string;
    readonly value: string;
    readonly remedy: string;
  };
}
