import { agentsHash, loadAgents, lookbackRounds } from "@evenkeel/lab";

/** What traders know of the outside: a price per round and the returns of the last rounds. */
export interface OutsideView {
  push(price: number | null): void;
  readonly price: number | null;
  readonly returns: readonly number[];
}

export function createOutsideView(roundSeconds: number): OutsideView {
  const kept = lookbackRounds(loadAgents(), roundSeconds);
  const returns: number[] = [];
  let price: number | null = null;
  let lastKnown: number | null = null;
  return {
    get price() {
      return price;
    },
    returns,
    push(next) {
      price = next;
      if (next === null) return;
      if (lastKnown !== null) {
        returns.push(Math.log(next / lastKnown));
        if (returns.length > kept) returns.shift();
      }
      lastKnown = next;
    },
  };
}

/** The agents file's hash: two scorecards compare only when it is the same. */
export const AGENTS_HASH = agentsHash();
