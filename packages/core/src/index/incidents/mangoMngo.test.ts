import assert from "node:assert/strict";
import { test } from "node:test";
import { profitCredit } from "../../margin/rules/profitCredit.ts";
import { linearProfit } from "../../math/linearProfit.ts";
import { type GuardState, guardPrice } from "../guard.ts";
import { defaults } from "./incident.testing.ts";

// October 2022: MNGO pumped from 0.038 to 0.91 on all three oracle venues in ten minutes; 483 M of unrealised profit counted as collateral.
const ENTRY = 0.0382;
const POSITION = 483e6;

function pushed(minutes: number): number {
  const { guard } = defaults(["a", "b", "c"]).index;
  let state: GuardState | null = null;
  let price = ENTRY;
  // The venues jump anew every round, farther than the guard itself allows: a level that does not hold is not accepted.
  for (let second = 0; second <= minutes * 60; second += 10) {
    const guarded = guardPrice(state, second === 0 ? ENTRY : ENTRY * (second % 20 === 0 ? 12 : 24), second * 1000, guard);
    state = guarded.state;
    price = Math.max(price, guarded.price);
  }
  return price;
}

test("MNGO: a band of 20 % per five minutes leaves 8.1 M of paper profit instead of 421 M", () => {
  const band = ENTRY * 1.2 ** 2;
  assert.ok(Math.abs(linearProfit(POSITION, ENTRY, band) - 8_118_264) < 1);
  assert.ok(Math.abs(linearProfit(POSITION, ENTRY, 0.91) - 421_079_400) < 1);
});

test("MNGO: the default caps per step and per five minutes are on and hold a pump that does not rest", () => {
  const { guard } = defaults(["a", "b", "c"]).index;
  assert.ok(guard.cumulative <= 0.25 && guard.cumulativeWindowMillis >= 300_000);
  assert.ok(pushed(5) <= ENTRY * (1 + guard.cumulative) * (1 + 1e-12));
  assert.ok(linearProfit(POSITION, ENTRY, pushed(10)) < 0.05 * linearProfit(POSITION, ENTRY, 0.91));
});

test("MNGO: an unrealised profit counts for a capped, discounted share of itself (margin, not index)", () => {
  const paper = linearProfit(POSITION, ENTRY, 0.91);
  const credit = profitCredit(paper, paper, { weight: 0.5, cap: 1e6, marketProfitLimit: 10e6 });
  assert.ok(credit <= 1e6 && credit < 0.003 * paper);
});
