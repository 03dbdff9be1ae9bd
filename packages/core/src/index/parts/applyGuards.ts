import { clamp } from "../../math/clamp.ts";
import { relativeDeviation } from "../../math/relativeDeviation.ts";
import { guardPrice } from "../guard.ts";
import type { RoundFault } from "./faultCode.ts";
import type { GuardRule } from "./guardRule.ts";
import type { RecipeState, Surroundings } from "./recipeState.ts";

/** What the guards read and pass on: the price that is on its way out, and the memory of the guards that have one. */
export interface GuardInput {
  readonly price: number;
  readonly halfWidth: number | null;
  readonly surroundings: Surroundings;
  readonly state: RecipeState;
}

/** A price that passed (held back or not) with the guard's memory, or the fault that refuses the round. */
export type GuardOutcome =
  | { readonly ok: true; readonly price: number; readonly heldBack: boolean; readonly state: RecipeState }
  | { readonly ok: false; readonly fault: RoundFault; readonly state: RecipeState };

/** Sums of decimal fractions such as ten moves of 1 % meet their budget only to the last bits. */
const SLACK = 1e-12;

function refuseIf(refused: boolean, fault: RoundFault, { price, state }: GuardInput): GuardOutcome {
  return refused ? { ok: false, fault, state } : { ok: true, price, heldBack: false, state };
}

function spendMove(input: GuardInput, max: number, windowMillis: number): GuardOutcome {
  const { price, state, surroundings } = input;
  if (state.last === null) return { ok: true, price, heldBack: false, state };
  const recent = state.moves.filter(({ at }) => surroundings.at - at < windowMillis);
  const size = relativeDeviation(state.last.price, price);
  let spent = size;
  for (const move of recent) spent += move.size;
  if (spent > max + SLACK) return { ok: false, fault: "move_budget", state: { ...state, moves: recent } };
  return { ok: true, price, heldBack: false, state: { ...state, moves: [...recent, { at: surroundings.at, size }] } };
}

/**
 * Applies one guard to a price.
 *
 * @example
 * applyGuard({ kind: "clampToLast", up: 0.2, down: 0.05 }, { price: 130, state: { last: { price: 100, at: 0 }, ... }, ... }) // { price: 120, heldBack: true, ... }
 */
export function applyGuard(rule: GuardRule, input: GuardInput): GuardOutcome {
  const { price, halfWidth, surroundings, state } = input;
  const { last } = state;
  switch (rule.kind) {
    case "clampToLast": {
      if (last === null) return { ok: true, price, heldBack: false, state };
      const unit = Math.abs(last.price);
      const held = clamp(price, last.price - rule.down * unit, last.price + rule.up * unit);
      return { ok: true, price: held, heldBack: held !== price, state };
    }
    case "range": {
      const outside = rule.atBound === "valid" ? price < rule.low || price > rule.high : price <= rule.low || price >= rule.high;
      return refuseIf(outside, "out_of_range", input);
    }
    case "halfWidth":
      return refuseIf(!((halfWidth ?? 0) <= rule.max * Math.abs(price)), "confidence_wide", input);
    case "reference": {
      const reference = surroundings.reference ?? null;
      if (reference === null) return { ok: false, fault: "reference_missing", state };
      return refuseIf(!(relativeDeviation(reference, price) <= rule.max), "reference_far", input);
    }
    case "averageRatio": {
      const average = surroundings.average ?? null;
      if (average === null) return { ok: true, price, heldBack: false, state };
      return refuseIf(!(Math.max(price, average) <= rule.max * Math.min(price, average)), "too_volatile", input);
    }
    case "interval":
      return refuseIf(last !== null && surroundings.at - last.at < rule.leastMillis, "too_soon", input);
    case "moveBudget":
      return spendMove(input, rule.max, rule.windowMillis);
    case "caps": {
      const guarded = guardPrice(state.caps, price, surroundings.at, rule.caps);
      return { ok: true, price: guarded.price, heldBack: guarded.guarded !== null, state: { ...state, caps: guarded.state } };
    }
  }
}

/** Every guard in order; the first fault refuses the round. */
export function applyGuards(rules: readonly GuardRule[], input: GuardInput): GuardOutcome {
  let { price, state } = input;
  let heldBack = false;
  for (const rule of rules) {
    const outcome = applyGuard(rule, { ...input, price, state });
    if (!outcome.ok) return outcome;
    price = outcome.price;
    state = outcome.state;
    heldBack ||= outcome.heldBack;
  }
  return { ok: true, price, heldBack, state };
}
