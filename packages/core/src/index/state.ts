import type { DriftState } from "./freeze/drift.ts";
import type { GuardState } from "./guard.ts";

/** What is remembered of one source; a value is never changed in place. */
export interface SourceState {
  readonly bid: number;
  readonly ask: number;
  /** Milliseconds UTC. */
  readonly publishedAt: number;
  /** Traded size, decayed to `publishedAt`. */
  readonly size: number;
}

/** Where a source stands with the outlier filter: out since it crossed, and back inside since then. */
export interface OutlierState {
  readonly backSince: number | null;
}

/** How far each venue has drifted off, and when that was last looked at, milliseconds UTC. */
export interface IndexDrift {
  readonly at: number;
  readonly venues: DriftState;
}

/** Aligned with `IndexParameters.sources`. */
export interface IndexState {
  readonly sources: readonly (SourceState | null)[];
  /** null: the source is in. */
  readonly outliers: readonly (OutlierState | null)[];
  /** null before the first look, and where drift is not followed. */
  readonly drift: IndexDrift | null;
  readonly guard: GuardState | null;
}

/** State of a market's index and of its legs, keyed by currency. Plain data: it survives JSON. */
export interface PriceState {
  readonly index: IndexState;
  readonly legs: Readonly<Record<string, IndexState>>;
}
