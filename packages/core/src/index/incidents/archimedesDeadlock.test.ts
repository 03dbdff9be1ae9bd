import assert from "node:assert/strict";
import { test } from "node:test";
import { relativeDeviation } from "../../math/relativeDeviation.ts";
import { type GuardState, guardPrice } from "../guard.ts";
import { defaults, follow, priceOf, repeat } from "./incident.testing.ts";

// August 2026: after 13 days offline every new price was more than 20 % from the last one, so none was ever accepted again.
const CASES = [
  { last: 592.4, next: 769.09 },
  { last: 104_500, next: 69_583 },
];
const MARKET = defaults(["a", "b", "c"]);
const { guard } = MARKET.index;

test("archimedes: the moves were 2,983 and 3,341 bp, beyond a cap of 2,000", () => {
  assert.deepEqual(
    CASES.map(({ last, next }) => Math.round(10_000 * relativeDeviation(last, next))),
    [2983, 3341],
  );
});

test("archimedes: after an outage the default guard starts afresh at once", () => {
  for (const { last, next } of CASES) {
    const { state } = guardPrice(null, last, 0, guard);
    const back = guardPrice(state, next, 13 * 86_400_000, guard);
    assert.deepEqual([back.price, back.rebaselined, back.guarded], [next, true, null]);
  }
});

test("archimedes: without an outage a level that persists is accepted after rebaselineMillis, never later", () => {
  for (const { last, next } of CASES) {
    let state: GuardState = guardPrice(null, last, 0, guard).state;
    let acceptedAt: number | null = null;
    for (let at = 10_000; at <= 120_000; at += 10_000) {
      const guarded = guardPrice(state, next, at, guard);
      state = guarded.state;
      if (guarded.price === next) acceptedAt ??= at;
    }
    assert.ok(acceptedAt !== null && acceptedAt <= 10_000 + guard.rebaselineMillis);
  }
});

test("archimedes: the whole default index comes back after days of silence, in one round", () => {
  const at = (price: number) => ({ a: price, b: price, c: price });
  const silent = repeat({}, 3);
  const results = follow(MARKET, [at(592.4), ...silent, ...silent, ...silent, at(769.09)]);
  assert.equal(priceOf(results.at(-1)), 769.09);
});
