import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import { applyGuard, applyGuards, type GuardInput } from "./applyGuards.ts";
import type { GuardRule } from "./guardRule.ts";
import { after, anyPrice } from "./parts.testing.ts";
import { EMPTY_RECIPE_STATE } from "./recipeState.ts";

const input = (price: number, changes: Partial<GuardInput> = {}): GuardInput => ({
  price,
  halfWidth: null,
  surroundings: { at: NOW },
  state: EMPTY_RECIPE_STATE,
  ...changes,
});
const answer = (rule: GuardRule, asked: GuardInput) => {
  const outcome = applyGuard(rule, asked);
  return outcome.ok ? outcome.price : outcome.fault;
};

test("the clamper: asymmetric, nothing before a last price, frozen at zero", () => {
  const rule: GuardRule = { kind: "clampToLast", up: 0.2, down: 0.05 };
  assert.equal(answer(rule, input(130, { state: after(100) })), 120);
  assert.equal(answer(rule, input(80, { state: after(100) })), 95);
  assert.equal(answer(rule, input(80)), 80);
  assert.equal(answer(rule, input(80, { state: after(0) })), 0);
  assert.equal(answer(rule, input(-130, { state: after(-100) })), -105);
});

test("the circuit: at the bound valid or not", () => {
  const rule: GuardRule = { kind: "range", low: 1, high: 10, atBound: "valid" };
  assert.deepEqual(
    [0.9, 1, 10, 11].map((price) => answer(rule, input(price))),
    ["out_of_range", 1, 10, "out_of_range"],
  );
  assert.deepEqual(
    [1, 2, 10].map((price) => answer({ ...rule, atBound: "invalid" }, input(price))),
    ["out_of_range", 2, "out_of_range"],
  );
});

test("the reference: 50 % is inside, without a reference there is no price", () => {
  const rule: GuardRule = { kind: "reference", max: 0.5 };
  const against = (price: number) => answer(rule, input(price, { surroundings: { at: NOW, reference: 1589 } }));
  assert.deepEqual([2383.5, 2383.6, 100].map(against), [2383.5, "reference_far", "reference_far"]);
  assert.equal(answer(rule, input(1)), "reference_missing");
  assert.equal(answer(rule, input(1, { surroundings: { at: NOW, reference: 0 } })), "reference_far");
});

test("the ratio to the average works both ways and needs one", () => {
  const rule: GuardRule = { kind: "averageRatio", max: 5 };
  const against = (price: number) => answer(rule, input(price, { surroundings: { at: NOW, average: 100 } }));
  assert.deepEqual([500, 501, 20, 19.9, 0, -1].map(against), [500, "too_volatile", 20, "too_volatile", "too_volatile", "too_volatile"]);
  assert.equal(answer(rule, input(1e9)), 1e9);
});

test("the interval refuses what comes too soon", () => {
  const rule: GuardRule = { kind: "interval", leastMillis: 2500 };
  assert.equal(answer(rule, input(1, { state: after(1, NOW - 2499) })), "too_soon");
  assert.equal(answer(rule, input(1, { state: after(1, NOW - 2500) })), 1);
});

test("guard caps are never exceeded: whatever is asked, the clamp and the caps hold, and the move budget is never overspent", () => {
  const rules: readonly GuardRule[] = [
    { kind: "moveBudget", max: 0.3, windowMillis: 60_000 },
    { kind: "clampToLast", up: 0.02, down: 0.01 },
  ];
  const path = fc.array(fc.tuple(anyPrice, fc.integer({ min: 1, max: 30_000 })), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(path, (steps) => {
      let state = after(100, NOW - 1);
      let at = NOW;
      const moves: { at: number; size: number }[] = [];
      for (const [price, wait] of steps) {
        at += wait;
        const outcome = applyGuards([rules[1] as GuardRule, rules[0] as GuardRule], {
          price,
          halfWidth: null,
          surroundings: { at },
          state,
        });
        state = outcome.state;
        if (!outcome.ok) {
          assert.equal(outcome.fault, "move_budget");
          continue;
        }
        const last = state.last?.price ?? 0;
        const size = Math.abs(outcome.price / last - 1);
        assert.ok(outcome.price <= last * 1.02 * (1 + 1e-12) && outcome.price >= last * 0.99 * (1 - 1e-12));
        moves.push({ at, size });
        const spent = moves.filter((move) => at - move.at < 60_000).reduce((sum, move) => sum + move.size, 0);
        assert.ok(spent <= 0.3 + 1e-9);
        state = { ...state, last: { price: outcome.price, at } };
      }
    }),
  );
});

test("the first fault ends the chain, and a price that any guard moved says so", () => {
  const rules: readonly GuardRule[] = [
    { kind: "clampToLast", up: 0.01, down: 0.01 },
    { kind: "range", low: 0, high: 101, atBound: "valid" },
  ];
  const passed = applyGuards(rules, input(200, { state: after(100) }));
  assert.deepEqual([passed.ok, passed.ok && passed.price, passed.ok && passed.heldBack], [true, 101, true]);
  const refused = applyGuards(rules.toReversed(), input(200, { state: after(100) }));
  assert.deepEqual([refused.ok, refused.ok === false && refused.fault], [false, "out_of_range"]);
});

test("our own caps run as a guard of any recipe", () => {
  const caps = {
    stepMillis: 10_000,
    perStep: 0.02,
    perSecond: 0,
    cumulative: 0.2,
    cumulativeWindowMillis: 300_000,
    rebaselineMillis: 30_000,
  };
  const first = applyGuard({ kind: "caps", caps }, input(100));
  assert.ok(first.ok && first.price === 100);
  const second = applyGuard({ kind: "caps", caps }, input(150, { state: first.state, surroundings: { at: NOW + 10_000 } }));
  assert.ok(second.ok && Math.abs(second.price - 102) < 1e-12 && second.heldBack);
});
