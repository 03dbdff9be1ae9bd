import type { MarketField } from "@evenkeel/core";

/** One venue and pair at one node when the round was closed. */
export interface SourceExplanation {
  /** `null` for a source of the index itself, else the currency whose leg it feeds. */
  readonly leg: string | null;
  readonly venue: string;
  readonly pair: string;
  /** In the pair's own quote currency. */
  readonly raw: number | null;
  /** In the market's quote currency. */
  readonly converted: number | null;
  readonly ageMillis: number | null;
  /** Share of the index or leg, 0 to 1. */
  readonly weight: number;
  readonly clamped: boolean;
  /** `used`, or the coded reason why not. */
  readonly status: string;
}

/** One value on the way from quotes to the response. */
export interface StageExplanation {
  readonly stage: "leg" | "index" | "divergence" | "volatility" | "memory" | "funding" | "interest" | "margin" | "fee" | "tier";
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** How it came about, in words; empty when the name says it. */
  readonly note: string;
}

/** How one node saw the round. */
export interface NodeExplanation {
  readonly node: number;
  readonly sources: readonly SourceExplanation[];
  readonly stages: readonly StageExplanation[];
  /** Per bounded field: what the policy asked for and what bounds left. */
  readonly bounds: readonly { readonly field: string; readonly requested: number; readonly value: number; readonly limit: string }[];
  /** Why it signed nothing, or null. */
  readonly withheld: { readonly code: string; readonly reason: string } | null;
}

/** One field from the nodes to the chain; integers as decimal strings in units of 10^-decimals. */
export interface FieldExplanation {
  readonly field: MarketField;
  readonly kind: "measurement" | "parameter";
  readonly unit: string;
  readonly decimals: number;
  readonly byNode: readonly { readonly node: number; readonly value: string; readonly inBundle: boolean }[];
  /** Lower median of the bundle; null when nothing was sent. */
  readonly median: string | null;
  /** What the chain stored; null when no vector was accepted. */
  readonly accepted: string | null;
  /** Bounds or steps on chain moved it. */
  readonly clamped: boolean;
  /** A measurement outside its gate. */
  readonly refused: boolean;
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

/** Why a market's numbers are what they are in one round: from venue quotes to the chain transaction. Plain JSON. */
export interface Explanation {
  readonly market: string;
  readonly round: number;
  /** When the nodes closed it, milliseconds UTC. */
  readonly at: number;
  readonly nodes: readonly NodeExplanation[];
  readonly signers: readonly { readonly node: number; readonly signer: string; readonly observedAt: number; readonly inBundle: boolean }[];
  readonly fields: readonly FieldExplanation[];
  /** Null when the round was not sent: the gate stayed shut or there was no quorum. */
  readonly transaction: ChainExplanation | null;
}
