import type { FieldBounds } from "./fieldBounds.ts";

/** Fields of the MARKET topic, in schema order. */
export type BoundedField =
  | "index"
  | "confidence"
  | "indexAverage"
  | "volatility"
  | "premiumAverage"
  | "premiumIntegral"
  | "fundingRate"
  | "borrowRate"
  | "initialMargin"
  | "maintenanceMargin"
  | "tradeFee"
  | "tier";

/** Rules that tie fields together, checked on every vector before it counts and repaired on the result. */
export interface LinkedRules {
  /** Initial margin is at least this many maintenance margins. */
  readonly initialOverMaintenance: number;
  /** Largest |fundingRate|, fraction per second. */
  readonly fundingCap: number;
  /** Largest confidence half-width, share of the index. */
  readonly maxConfidence: number;
  /** Largest |indexAverage - index|, share of the index. */
  readonly maxAverageDeviation: number;
}

/** Largest believed relative move of the index: `min(max, base + perSecond * elapsed)`. */
export interface IndexGate {
  readonly base: number;
  readonly perSecond: number;
  readonly max: number;
}

/** Everything governance fixes for one market; the single source for core and contracts. For a measurement the bounds are its plausible range. */
export interface GovernanceParameters {
  readonly bounds: Readonly<Record<BoundedField, FieldBounds>>;
  readonly rules: LinkedRules;
  readonly gate: IndexGate;
  /** Rounds in a row that must agree on a level outside the gate before it is accepted. */
  readonly rebaselineRounds: number;
}
