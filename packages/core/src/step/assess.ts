import { EvenkeelError } from "../market/errors.ts";
import type { Observation } from "../market/observation.ts";
import type { MarketParameters } from "../parameters.ts";
import type { Assessment } from "../quorum/assessment.ts";
import { changedFields, clampParameters } from "../quorum/clampParameters.ts";
import { encodeFields } from "../quorum/encodeFields.ts";
import { type HubConfig, hubConfig } from "../quorum/hubConfig.ts";
import { repairLinked } from "../quorum/repairLinked.ts";
import type { Decision } from "./decide.ts";
import type { ChainView } from "./state.ts";

/** Why a closed round got no assessment; a coded reason, never silence. */
export interface Withheld {
  /** `INDEX_UNAVAILABLE`, `CHAIN_UNKNOWN`, `ROUND_ACCEPTED`, or the code of the encoding error. */
  readonly code: string;
  readonly reason: string;
}

/** Fields of a closed round: as encoded, and which of them the integer bounds moved. */
export interface Encoded {
  readonly assessment: Assessment;
  /** As encoded, before the integer bounds. */
  readonly encoded: readonly bigint[];
  /** Bit i is set when the integer bounds or the linked rules changed field i. */
  readonly clamped: bigint;
}

const configs = new WeakMap<MarketParameters, HubConfig>();

/** The integer envelope of a market, worked out once per parameters object. */
export function hubConfigOf(parameters: MarketParameters): HubConfig {
  const known = configs.get(parameters);
  if (known !== undefined) return known;
  const config = hubConfig(parameters.governance);
  configs.set(parameters, config);
  return config;
}

/** Encodes a decision once and holds it inside the integer envelope, exactly as the hub will. */
export function encode(decision: Decision, chain: ChainView, round: number, at: number, parameters: MarketParameters): Encoded {
  const { bounds, rules } = hubConfigOf(parameters);
  const observedAt = Math.floor(at / 1000);
  const encoded = encodeFields(decision.values);
  const elapsed = decision.elapsedSeconds === null ? null : BigInt(decision.elapsedSeconds);
  const bounded = clampParameters(encoded, chain.snapshot.accepted?.fields ?? null, bounds, elapsed);
  const fields = repairLinked(bounded.fields, rules);
  const { market, schemaVersion } = parameters;
  return { assessment: { market, schemaVersion, round, observedAt, fields }, encoded, clamped: changedFields(encoded, fields) };
}

/** The assessment of the round that is being closed, or why there is none. */
export function assess(
  decision: Decision | null,
  chain: ChainView | null,
  { at, closeRound }: Observation,
  parameters: MarketParameters,
): Encoded | Withheld | null {
  if (closeRound === null) return null;
  if (chain === null) return { code: "CHAIN_UNKNOWN", reason: "no chain snapshot has been read yet" };
  if (decision === null) return { code: "INDEX_UNAVAILABLE", reason: "the venues do not give an index now" };
  const accepted = chain.snapshot.accepted?.round ?? -1;
  if (accepted >= closeRound) return { code: "ROUND_ACCEPTED", reason: `the chain has already accepted round ${accepted}` };
  try {
    return encode(decision, chain, closeRound, at, parameters);
  } catch (error) {
    if (error instanceof EvenkeelError) return { code: error.code, reason: error.message };
    throw error;
  }
}
