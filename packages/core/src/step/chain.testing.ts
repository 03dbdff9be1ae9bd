import type { AcceptedVector, ChainSnapshot } from "../market/chainSnapshot.ts";
import type { MarketParameters } from "../parameters.ts";
import { encodeFields, type FieldValues } from "../quorum/encodeFields.ts";
import { EMPTY_CHAIN } from "./world.testing.ts";

const CALM: FieldValues = {
  index: 60_000,
  confidence: 6,
  indexAverage: 60_000,
  volatility: 0.8,
  premiumAverage: 0,
  premiumIntegral: 0,
  fundingRate: 0,
  borrowRate: 0,
  initialMargin: 0.0513,
  maintenanceMargin: 0.025,
  tradeFee: 0.0005,
  tier: 0,
};

/** A calm vector accepted in the round of `at`, with some values replaced. */
export function acceptedBy(parameters: MarketParameters, at: number, changes: Partial<FieldValues> = {}): AcceptedVector {
  const observedAt = Math.floor(at / 1000);
  const gen1 = parameters.policy === "gen1" ? { fundingRate: 0.0001 / 28_800 } : {};
  return { round: Math.floor(observedAt / parameters.roundSeconds), observedAt, fields: encodeFields({ ...CALM, ...gen1, ...changes }) };
}

/** A snapshot after the block that accepted a vector. */
export function chainWith(accepted: AcceptedVector, changes: Partial<ChainSnapshot> = {}): ChainSnapshot {
  return { ...EMPTY_CHAIN, blockTime: accepted.observedAt * 1000 + 2_000, valid: true, accepted, ...changes };
}
