import { reachedTier } from "./reachedTier.ts";
import type { TierParameters, TierThresholds } from "./tierParameters.ts";

/** The levels the classes look at. */
export interface TierInput {
  /** Signed; price class. */
  readonly basisZ: number;
  /** Signed fraction; price class. */
  readonly basis: number;
  /** Fraction of notional; price class. */
  readonly maintenanceMargin: number;
  /** |skew| notional / pool value; liquidity class. */
  readonly skewOverPool: number;
  /** Larger side's open interest, notional / pool value; liquidity class. */
  readonly openInterestOverPool: number;
  /** Fall of the pool value from its peak, fraction; solvency class. */
  readonly poolDrawdown: number;
}

/** One measured level with the thresholds it is held against. */
export interface TierCheck {
  readonly name: "basisZ" | "absoluteBasis" | "basisOverMaintenance" | "skewOverPool" | "openInterestOverPool" | "poolDrawdown";
  readonly class: "price" | "liquidity" | "solvency";
  readonly value: number;
  readonly thresholds: TierThresholds;
  /** Tier entered at the full thresholds. */
  readonly enters: number;
  /** Tier held at the release share of the thresholds. */
  readonly holds: number;
}

/** Measures every level of the three independent classes against its thresholds. */
export function tierClasses(input: TierInput, parameters: TierParameters): readonly TierCheck[] {
  const check = (name: TierCheck["name"], kind: TierCheck["class"], value: number): TierCheck => {
    const thresholds = parameters[name];
    return {
      name,
      class: kind,
      value,
      thresholds,
      enters: reachedTier(value, thresholds, 1),
      holds: reachedTier(value, thresholds, parameters.releaseShare),
    };
  };
  const basis = Math.abs(input.basis);
  return [
    check("basisZ", "price", Math.abs(input.basisZ)),
    check("absoluteBasis", "price", basis),
    check("basisOverMaintenance", "price", basis / input.maintenanceMargin),
    check("skewOverPool", "liquidity", input.skewOverPool),
    check("openInterestOverPool", "liquidity", input.openInterestOverPool),
    check("poolDrawdown", "solvency", input.poolDrawdown),
  ];
}
