import type { MarketField } from "@evenkeel/core";
import type { ExplainedField } from "./explainedField.ts";
import type { StageName } from "./stages/stageName.ts";

/** Whether a figure came out the same when it was computed again from the journalled quotes; `recomputed` is what came out. */
export interface Check<T = number | string | null> {
  readonly equal: boolean;
  readonly recomputed: T;
}

/** A quote as the journal holds it. */
export interface JournalledQuote {
  /** The row's place in the journal. */
  readonly seq: number;
  /** In the pair's own quote currency; text where the venue sent what is no number. */
  readonly bid: number | string;
  readonly ask: number | string;
  readonly size: number | string;
  /** Milliseconds UTC. */
  readonly publishedAt: number;
  /** When this node received it, milliseconds UTC. */
  readonly receivedAt: number;
}

/** What a source contributed. */
export interface SourceFigures {
  /** In the pair's own quote currency. */
  readonly raw: number | null;
  /** In the market's quote currency. */
  readonly converted: number | null;
  readonly ageMillis: number | null;
  /** What slow drift has left of its venue's weight, 0 to 1. */
  readonly trust: number;
  /** Share of the index or leg, 0 to 1. */
  readonly weight: number;
  /** The aggregate moved it to the edge of the clamp. */
  readonly clamped: boolean;
  /** `used`, or the coded reason why not. */
  readonly status: string;
}

/** One venue and pair at one node when the round was closed. */
export interface SourceExplanation extends SourceFigures {
  /** `null` for a source of the index itself, else the currency whose leg it feeds. */
  readonly leg: string | null;
  readonly venue: string;
  readonly pair: string;
  /** The journalled quote behind it; null before its first quote, or when nothing was recomputed. */
  readonly quote: JournalledQuote | null;
  /** Null when nothing was recomputed. */
  readonly check: Check<SourceFigures> | null;
}

/** A quote that reached a node in this round and was refused. */
export interface RefusedQuote extends JournalledQuote {
  readonly venue: string;
  readonly pair: string;
  /** Core's `RejectCode`. */
  readonly code: string;
}

/** One value on the way from quotes to the response. */
export interface StageExplanation {
  readonly stage: StageName;
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** How it came about, in words; empty when the name says it. */
  readonly note: string;
  /** Null when nothing was recomputed. */
  readonly check: Check<number | null> | null;
}

/** What the policy asked for and what governance's bounds left of it. */
export interface BoundExplanation {
  readonly field: MarketField;
  readonly requested: number;
  readonly value: number;
  /** `none`, or which bound bit last. */
  readonly limit: string;
  readonly check: Check<number | null> | null;
}

/** From the bounded estimate to the integer that was signed; integers as decimal strings. */
export interface EncodingExplanation {
  readonly field: MarketField;
  readonly value: number;
  readonly encoded: string;
  readonly committed: string;
  /** The integer bounds moved it. */
  readonly clamped: boolean;
  readonly check: Check<string | null> | null;
}

/** How one node saw the round. */
export interface NodeExplanation {
  readonly node: number;
  /** `journal`: the stages were journalled; `replay`: the round was not sent, so they were computed again from the quotes. */
  readonly origin: "journal" | "replay";
  readonly sources: readonly SourceExplanation[];
  readonly refusedQuotes: readonly RefusedQuote[];
  readonly stages: readonly StageExplanation[];
  readonly bounds: readonly BoundExplanation[];
  readonly encodings: readonly EncodingExplanation[];
  /** Why it signed nothing, or null. */
  readonly withheld: { readonly code: string; readonly reason: string } | null;
}

/** Who signed the round. */
export interface SignerExplanation {
  readonly node: number;
  readonly signer: string;
  /** Seconds UTC. */
  readonly observedAt: number;
  readonly inBundle: boolean;
  /** The signature belongs to the address; null when nothing was recomputed. */
  readonly signatureValid: boolean | null;
}

/** One field from the nodes to the chain; integers as decimal strings in units of 10^-decimals. */
export interface FieldExplanation {
  readonly field: MarketField;
  readonly kind: "measurement" | "parameter";
  readonly unit: string;
  readonly decimals: number;
  readonly byNode: readonly {
    readonly node: number;
    readonly value: string;
    readonly inBundle: boolean;
    readonly check: Check<string | null> | null;
  }[];
  /** Lower median of the bundle's vectors that obey the linked rules; null when nothing was sent. */
  readonly median: string | null;
  /** What the chain stored; null when no vector was accepted. */
  readonly accepted: string | null;
  /** Bounds or steps on chain moved it. */
  readonly clamped: boolean;
  /** A measurement outside its gate. */
  readonly refused: boolean;
  /** Governance's envelope, in the field's own unit. */
  readonly bounds: { readonly min: number; readonly max: number; readonly maxStepPerSecond: number } | null;
  /** The chain's rules applied again to the bundle; null when nothing was recomputed or accepted. */
  readonly check: Check<string | null> | null;
  /** What the chain held after the round's block, and since which round. */
  readonly inForce: { readonly value: string; readonly round: number } | null;
}

/** The market's own price after the round's block: the accepted index, moved by skew over scale. */
export interface MarkExplanation {
  /** Block time, milliseconds UTC. */
  readonly at: number;
  readonly mark: number;
  /** Index in force, quote per base. */
  readonly index: number;
  /** Round whose index is in force. */
  readonly indexRound: number;
  readonly basis: number;
  /** Base units. */
  readonly openInterestLong: number;
  readonly openInterestShort: number;
  readonly skewScale: number;
  /** `index * (1 + skew / skewScale)` in floats, equal when within 1e-12 of the chain's integers; null for a market without a skew price. */
  readonly check: Check<number> | null;
}

/** The chain's part of the round. */
export interface ChainExplanation {
  readonly hash: string;
  readonly purpose: string;
  /** Block time, milliseconds UTC; null while no receipt was journalled. */
  readonly at: number | null;
  readonly blockNumber: number | null;
  readonly gasUsed: string | null;
  readonly ok: boolean | null;
  /** False: stored as invalid, parameters keep their values; null when no vector was accepted. */
  readonly valid: boolean | null;
  readonly revertReason: string | null;
}

/** One figure that did not come out the same. */
export interface Difference {
  /** E.g. `"node 0, funding wanted"`. */
  readonly what: string;
  readonly journalled: number | string | null;
  readonly recomputed: number | string | null;
}

/** What was computed again from the journalled quotes. */
export interface Recomputation {
  /** Journalled quotes that were replayed, from the first of the run to this round. */
  readonly quotes: number;
  /** Figures compared. */
  readonly figures: number;
  readonly differences: readonly Difference[];
}

/** Why a market's numbers are what they are in one round: from venue quotes to the chain transaction. Plain JSON. */
export interface Explanation {
  readonly market: string;
  readonly round: number;
  /** When the nodes closed it, milliseconds UTC. */
  readonly at: number;
  /** First and first-after millisecond of the round, UTC. */
  readonly window: { readonly from: number; readonly to: number };
  /** The one number that was asked for, or null for all. */
  readonly field: ExplainedField | null;
  readonly nodes: readonly NodeExplanation[];
  readonly signers: readonly SignerExplanation[];
  readonly fields: readonly FieldExplanation[];
  /** Null for other fields, and before the first accepted vector. */
  readonly mark: MarkExplanation | null;
  /** Null when the round was not sent: the gate stayed shut or there was no quorum. */
  readonly transaction: ChainExplanation | null;
  /** Null when it was not asked for. */
  readonly recomputation: Recomputation | null;
}
