import { type DeleverageAccount, deleverageCut } from "./deleverageCut.ts";
import { type SettledRound, settleCut } from "./settleCut.ts";

/** A position that books its rounds only when it is touched. */
export interface LazyPosition {
  /** Lots on the side that is cut. */
  readonly lots: number;
  /** Rounds already booked: the index of the next one in the market's list. */
  readonly bookedThrough: number;
}

/** The position after booking, and what was closed in each round. */
export interface BookedPosition extends LazyPosition {
  readonly closed: readonly number[];
}

/**
 * Books every round since the account was last touched, in order, each from the account's state at that round.
 *
 * Closing at the index changes no equity, so the state at a round follows from the position before it and that round's index and funding.
 *
 * @param rounds all settled rounds of this market and side, oldest first
 * @param stateAt exposure and equity of this account at a round, given its lots then; whole lots and quote units
 * @example
 * bookDeleverage({ lots: 100, bookedThrough: 0 }, rounds, (round, lots) => ({ exposure: lots, equity: 10 })).lots
 */
export function bookDeleverage(
  position: LazyPosition,
  rounds: readonly SettledRound[],
  stateAt: (round: SettledRound, lots: number) => Omit<DeleverageAccount, "position">,
): BookedPosition {
  let lots = position.lots;
  const closed = rounds.slice(position.bookedThrough).map((round) => {
    const cut = deleverageCut({ position: lots, ...stateAt(round, lots) }, round.thresholdWad);
    const stays = settleCut(cut, round);
    lots -= stays;
    return stays;
  });
  return { lots, bookedThrough: Math.max(position.bookedThrough, rounds.length), closed };
}
