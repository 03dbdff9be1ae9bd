import { clamp } from "../math/clamp.ts";
import type { GuardCap } from "./codes.ts";
import type { GuardParameters } from "./parameters.ts";

/** A price and its time, milliseconds UTC. */
export interface GuardMark {
  readonly at: number;
  readonly price: number;
}

/** Lowest and highest guarded price of one step; `at` is the step's last call. */
export interface GuardRange {
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

export interface GuardState {
  /** Last guarded price. */
  readonly last: GuardMark;
  /** Guarded price at the end of the previous step: every call of this step is measured against it. */
  readonly anchor: GuardMark;
  /** The current step so far. */
  readonly range: GuardRange;
  /** Earlier steps within the cumulative window, oldest first. */
  readonly window: readonly GuardRange[];
  /** The unguarded path while it is outside the caps: since when it has moved without a jump of its own; null while inside. */
  readonly challenger: { readonly since: number; readonly last: GuardMark; readonly anchor: GuardMark } | null;
}

export interface Guarded {
  readonly state: GuardState;
  readonly price: number;
  readonly guarded: GuardCap | null;
  readonly rebaselined: boolean;
}

function baseline(price: number, at: number): Guarded {
  const mark = { at, price };
  const state = { last: mark, anchor: mark, range: { at, low: price, high: price }, window: [], challenger: null };
  return { state, price, guarded: null, rebaselined: true };
}

const stepRatio = (since: number, at: number, p: GuardParameters) => 1 + p.perStep + (p.perSecond * (at - since)) / 1000;

/** The unguarded path after this call; it starts anew when it jumps farther than the guard itself would allow. */
function challenge(before: GuardState["challenger"], price: number, at: number, newStep: boolean, p: GuardParameters) {
  const last = { at, price };
  if (!before) return { since: at, last, anchor: last };
  const anchor = newStep ? before.last : before.anchor;
  const ratio = stepRatio(anchor.at, at, p);
  return price > anchor.price * ratio || price * ratio < anchor.price
    ? { since: at, last, anchor: last }
    : { since: before.since, last, anchor };
}

/**
 * Holds the index inside a move per step and a move per window, and starts afresh when holding back has no ground any more:
 * after `rebaselineMillis` without an index, or once the unguarded price has stayed outside for that long without a jump of its own.
 * So it never deadlocks: a level that persists is accepted at the first call after `rebaselineMillis`.
 * All caps are ratios: a cap of 0.25 allows +25 % and -20 %, and a move and its reverse cost the same.
 *
 * @param state null before the first index
 * @param price the aggregate, positive
 * @param at the node's clock, milliseconds UTC, not before the last call
 * @example
 * guardPrice(at100, 120, at + 1000, { perStep: 0.05, perSecond: 0, ... }) // { price: 105, guarded: "step", rebaselined: false, ... }
 */
export function guardPrice(state: GuardState | null, price: number, at: number, p: GuardParameters): Guarded {
  if (!state || at - state.last.at > p.rebaselineMillis) return baseline(price, at);
  const newStep = Math.floor(at / p.stepMillis) !== Math.floor(state.last.at / p.stepMillis);
  const anchor = newStep ? state.last : state.anchor;
  const window = newStep ? [...state.window, state.range].filter((range) => at - range.at <= p.cumulativeWindowMillis) : state.window;
  let low = newStep ? anchor.price : state.range.low;
  let high = newStep ? anchor.price : state.range.high;
  for (const range of window) {
    if (range.low < low) low = range.low;
    if (range.high > high) high = range.high;
  }
  const ratio = stepRatio(anchor.at, at, p);
  const stepped = clamp(price, anchor.price / ratio, anchor.price * ratio);
  const held = clamp(stepped, high / (1 + p.cumulative), low * (1 + p.cumulative));
  const guarded = held !== stepped ? "cumulative" : stepped !== price ? "step" : null;
  const challenger = guarded ? challenge(state.challenger, price, at, newStep, p) : null;
  if (challenger && at - challenger.since >= p.rebaselineMillis) return baseline(price, at);
  const range = newStep
    ? { at, low: held, high: held }
    : { at, low: Math.min(state.range.low, held), high: Math.max(state.range.high, held) };
  return { state: { last: { at, price: held }, anchor, range, window, challenger }, price: held, guarded, rebaselined: false };
}
