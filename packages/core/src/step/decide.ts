import { type BoundResult, boundResponse } from "../governance/boundResponse.ts";
import type { MarketParameters } from "../parameters.ts";
import { type PolicyResult, respond } from "../policy/respond.ts";
import type { FieldValues } from "../quorum/encodeFields.ts";
import { contract, type MemoryValues } from "../quorum/memory.ts";
import type { Measurement } from "./measure.ts";
import type { ChainView, MarketState } from "./state.ts";

/** What the averaged premium and the integral were made of. */
export interface MemoryTrace {
  /** Round of the accepted vector that the memory is anchored to, or null. */
  readonly anchoredRound: number | null;
  /** Values of that vector. */
  readonly anchored: MemoryValues;
  /** After contraction, with own contributions of rounds not yet accepted. */
  readonly carried: MemoryValues;
  /** Own addition of this round. */
  readonly local: MemoryValues;
  readonly averageLambda: number;
  readonly integralLambda: number;
}

/** The policy's wish, what bounds left of it, and the values to be signed. */
export interface Decision {
  readonly round: number;
  readonly memory: MemoryTrace;
  readonly policy: PolicyResult;
  readonly bounds: BoundResult;
  readonly values: FieldValues;
  /** Seconds since the last vector that was seen valid, or null. */
  readonly elapsedSeconds: number | null;
}

function poolDrawdown({ snapshot, poolPeak }: ChainView): number {
  return poolPeak > 0 ? Math.max(0, 1 - snapshot.poolValue / poolPeak) : 0;
}

function secondsSinceValid({ lastValidAt, accepted, snapshot }: ChainView, at: number): number | null {
  const since = lastValidAt ?? (accepted === null ? null : (snapshot.accepted?.observedAt ?? null));
  return since === null ? null : Math.max(0, Math.floor(at / 1000) - since);
}

/** Policy and bounds on one measurement, as if the round were closed now. */
export function decide(state: MarketState, chain: ChainView, measurement: Measurement, at: number, parameters: MarketParameters): Decision {
  const round = Math.floor(at / (parameters.roundSeconds * 1000));
  const { averageLambda, integralLambda } = parameters.memory;
  const { accepted, snapshot } = chain;
  const { index, confidence, indexAverage, volatilities, divergence } = measurement;
  const premium = divergence?.level ?? 0;
  const carried = contract(state.memory, round, parameters.memory);
  const premiumAverage = carried.premiumAverage + averageLambda * premium;
  const elapsedSeconds = secondsSinceValid(chain, at);
  const policy = respond(
    {
      at,
      index,
      confidence,
      volatility: volatilities.current,
      premium,
      basisZ: divergence?.z ?? 0,
      premiumAverage,
      premiumIntegral: carried.premiumIntegral,
      anchoredPremium: accepted?.premiumAverage ?? 0,
      valuationIndex: accepted?.index ?? index,
      openInterestLong: snapshot.openInterestLong,
      openInterestShort: snapshot.openInterestShort,
      poolValue: snapshot.poolValue,
      poolDrawdown: poolDrawdown(chain),
      tierMemory: accepted === null ? state.tier : { ...state.tier, tier: accepted.tier },
      previous: accepted,
      elapsedSeconds: elapsedSeconds ?? 0,
    },
    parameters,
  );
  const bounds = boundResponse(policy.response, accepted, elapsedSeconds ?? 0, parameters.governance);
  const local = { premiumAverage: averageLambda * premium, premiumIntegral: policy.funding?.contribution ?? 0 };
  const premiumIntegral = carried.premiumIntegral + local.premiumIntegral;
  const values = { index, confidence, indexAverage, volatility: volatilities.current, premiumAverage, premiumIntegral, ...bounds.response };
  const anchored = { premiumAverage: accepted?.premiumAverage ?? 0, premiumIntegral: accepted?.premiumIntegral ?? 0 };
  const anchoredRound = state.memory.accepted?.round ?? null;
  return {
    round,
    memory: { anchoredRound, anchored, carried, local, averageLambda, integralLambda },
    policy,
    bounds,
    values,
    elapsedSeconds,
  };
}
