import type { ChainSnapshot } from "../market/chainSnapshot.ts";
import { decay } from "../math/decay.ts";
import type { MarketParameters } from "../parameters.ts";
import { decodeFields } from "../quorum/decodeFields.ts";
import { anchor } from "../quorum/memory.ts";
import type { ChainView, MarketState } from "./state.ts";

function poolPeakAfter(before: ChainView | null, snapshot: ChainSnapshot, memorySeconds: number): number {
  if (before === null) return snapshot.poolValue;
  const elapsed = (snapshot.blockTime - before.snapshot.blockTime) / 1000;
  const faded = snapshot.poolValue + (before.poolPeak - snapshot.poolValue) * decay(elapsed, memorySeconds * Math.LN2);
  return Math.max(snapshot.poolValue, faded);
}

/**
 * Takes in a chain snapshot: decodes the accepted vector, re-anchors the memory to it and updates the peak of the pool value.
 *
 * @throws EvenkeelError FIELD_COUNT_MISMATCH when the accepted vector is not of the MARKET schema.
 */
export function viewChain(state: MarketState, snapshot: ChainSnapshot | null, parameters: MarketParameters): MarketState {
  if (snapshot === null) return state;
  const { accepted, valid } = snapshot;
  const values = accepted === null ? null : decodeFields(accepted.fields);
  const chain: ChainView = {
    snapshot,
    accepted: values,
    lastValidAt: accepted !== null && valid ? accepted.observedAt : (state.chain?.lastValidAt ?? null),
    poolPeak: poolPeakAfter(state.chain, snapshot, parameters.tiers.peakMemorySeconds),
  };
  if (accepted === null || values === null) return { ...state, chain };
  const { premiumAverage, premiumIntegral } = values;
  return { ...state, chain, memory: anchor(state.memory, { round: accepted.round, premiumAverage, premiumIntegral }) };
}
