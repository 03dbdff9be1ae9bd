import type { Observation } from "./market/observation.ts";
import type { MarketParameters } from "./parameters.ts";
import type { Assessment } from "./quorum/assessment.ts";
import { remember } from "./quorum/memory.ts";
import type { Action } from "./step/action.ts";
import { actionsOf } from "./step/actionsOf.ts";
import { assess } from "./step/assess.ts";
import { checkObservation } from "./step/checkObservation.ts";
import { decide } from "./step/decide.ts";
import { measure } from "./step/measure.ts";
import type { MarketState } from "./step/state.ts";
import { type Trace, traceOf } from "./step/trace.ts";
import { viewChain } from "./step/viewChain.ts";

/** What one step gives back: the next state, what to sign, what to do, and why. */
export interface StepResult {
  readonly state: MarketState;
  /** The bounded response of the closed round; null while absorbing, without an index, or before the chain was read. */
  readonly assessment: Assessment | null;
  readonly actions: readonly Action[];
  readonly trace: Trace;
}

/**
 * One step of one node for one market: absorbs what was observed through the whole line, and assesses the round when it is being closed.
 *
 * Pure: the same arguments give the same result, and neither the state nor the observation is changed.
 *
 * @param state From `createMarketState` or the last step.
 * @param observation New quotes, a new chain snapshot or null, and the round to close or null.
 * @param parameters Pass the same object each time; derived tables are kept by identity.
 * @throws EvenkeelError CLOCK_INVALID, CLOCK_BACKWARDS, ROUND_MISMATCH, FIELD_COUNT_MISMATCH
 * @example
 * step(createMarketState(parameters), { at: 4_000, quotes, chain, closeRound: 0 }, parameters).assessment?.round // 0
 */
export function step(state: MarketState, observation: Observation, parameters: MarketParameters): StepResult {
  checkObservation(state, observation, parameters);
  const { at, closeRound } = observation;
  const viewed = viewChain(state, observation.chain, parameters);
  const { state: measured, price, measurement } = measure(viewed, observation, parameters);
  const { chain } = measured;
  const decision = measurement === null || chain === null ? null : decide(measured, chain, measurement, at, parameters);
  const assessed = assess(decision, chain, observation, parameters);
  const assessment = assessed !== null && "assessment" in assessed ? assessed.assessment : null;
  const own = assessment === null || decision === null ? null : { round: assessment.round, ...decision.memory.local };
  const memory = own === null ? measured.memory : remember(measured.memory, own, parameters.memory.ringRounds);
  const tier = decision?.policy.tier.memory ?? measured.tier;
  return {
    state: { ...measured, memory, tier },
    assessment,
    actions: actionsOf(closeRound, assessed, decision),
    trace: traceOf(parameters.market, at, closeRound, price, measurement, decision, assessed),
  };
}
