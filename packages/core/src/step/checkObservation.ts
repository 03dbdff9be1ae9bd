import { EvenkeelError } from "../market/errors.ts";
import type { Observation } from "../market/observation.ts";
import type { MarketParameters } from "../parameters.ts";
import type { MarketState } from "./state.ts";

/**
 * Refuses a clock that runs backwards and a round that the clock is not in.
 *
 * @throws EvenkeelError CLOCK_INVALID, CLOCK_BACKWARDS, ROUND_MISMATCH
 */
export function checkObservation(state: MarketState, { at, closeRound }: Observation, parameters: MarketParameters): void {
  if (!Number.isSafeInteger(at) || at < 0) {
    throw new EvenkeelError({
      code: "CLOCK_INVALID",
      message: "the clock must be integer milliseconds UTC",
      field: "at",
      value: at,
      remedy: "Round the clock to whole milliseconds.",
    });
  }
  if (state.at !== null && at < state.at) {
    throw new EvenkeelError({
      code: "CLOCK_BACKWARDS",
      message: `the last step was at ${state.at}`,
      field: "at",
      value: at,
      remedy: "Deliver observations in order of the node's clock.",
    });
  }
  const round = Math.floor(at / (parameters.roundSeconds * 1000));
  if (closeRound === null || closeRound === round) return;
  throw new EvenkeelError({
    code: "ROUND_MISMATCH",
    message: `the clock is in round ${round}`,
    field: "closeRound",
    value: closeRound,
    remedy: "Close a round while the clock is inside it.",
  });
}
