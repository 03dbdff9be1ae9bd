/** Levels at which tiers 1, 2, 3 and 4 begin, ascending. */
export type TierThresholds = readonly [nudge: number, correct: number, defend: number, halt: number];

/** When a market is calm, nudged, corrected, defended or halted; JSON-serialisable. */
export interface TierParameters {
  /** Price class: |z-score of the basis|. */
  readonly basisZ: TierThresholds;
  /** Price class: |basis|, fraction. */
  readonly absoluteBasis: TierThresholds;
  /** Price class: |basis| / maintenance margin. */
  readonly basisOverMaintenance: TierThresholds;
  /** Liquidity class: |skew| notional / pool value. */
  readonly skewOverPool: TierThresholds;
  /** Liquidity class: open interest of the larger side, notional / pool value. */
  readonly openInterestOverPool: TierThresholds;
  /** Solvency class: fall of the pool value from its slowly forgotten peak, fraction. */
  readonly poolDrawdown: TierThresholds;
  /** Time constant with which the peak of the pool value is forgotten. */
  readonly peakMemorySeconds: number;
  /** A tier is left only below this share of its threshold. */
  readonly releaseShare: number;
  /** ... held for this long. */
  readonly dwellSeconds: number;
}
