import type { TierMemory } from "./tiers.ts";

/** Everything a policy may look at in one round; estimates as floats, plus what the chain last accepted. */
export interface Situation {
  /** Milliseconds UTC. */
  readonly at: number;
  /** Quote per base. */
  readonly index: number;
  /** Quote per base, half-width. */
  readonly confidence: number;
  /** Fraction per square root of a year. */
  readonly volatility: number;
  /** mark/index - 1, signed. */
  readonly premium: number;
  /** z-score of the basis, signed; 0 while unknown. */
  readonly basisZ: number;
  /** Averaged premium of this round, after contraction. */
  readonly premiumAverage: number;
  /** Leaked integral carried into this round, fraction seconds. */
  readonly premiumIntegral: number;
  /** Averaged premium of the last accepted vector, 0 before the first. */
  readonly anchoredPremium: number;
  /** Index that values exposure: the last accepted one, so that this node's feed cannot move the liquidity class. */
  readonly valuationIndex: number;
  /** Base units. */
  readonly openInterestLong: number;
  /** Base units. */
  readonly openInterestShort: number;
  /** Quote currency. */
  readonly poolValue: number;
  /** Fall of the pool value from its slowly forgotten peak, fraction. */
  readonly poolDrawdown: number;
  readonly tierMemory: TierMemory;
  /** Rates and margin in force, or null before the first vector. */
  readonly previous: { readonly fundingRate: number; readonly maintenanceMargin: number } | null;
  /** Seconds since the parameters in force were set. */
  readonly elapsedSeconds: number;
}
