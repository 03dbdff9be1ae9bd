import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { deepFreeze, NOW } from "../market.testing.ts";
import { checkDriftParameters, DEFAULT_DRIFT, type DriftState, trustOf, updateDrift } from "./drift.ts";

const HOUR = 3_600_000;
const said = (prices: Readonly<Record<string, number>>) => Object.entries(prices).map(([venue, price]) => ({ venue, price }));

/** Hours of the same prices. */
function hours(state: DriftState, prices: Readonly<Record<string, number>>, count: number, from: number): DriftState {
  let next = state;
  for (let i = 0; i < count; i++) next = updateDrift(deepFreeze(next), said(prices), from + i * HOUR, DEFAULT_DRIFT);
  return next;
}

const CALM = { a: 100, b: 100.01, c: 99.99 };
const FROZEN = { ...CALM, c: 99.5 };

test("a venue that is off for hours loses its weight, others keep theirs", () => {
  const state = hours(hours({}, CALM, 48, NOW), FROZEN, 24, NOW + 48 * HOUR);
  const trust = trustOf(state, DEFAULT_DRIFT);
  assert.equal(trust.c, 0);
  assert.ok((trust.a ?? 0) > 0.9 && (trust.b ?? 0) > 0.9);
});

test("one bad hour does not do it: the average of six hours has to pass the threshold", () => {
  const state = hours(hours({}, CALM, 48, NOW), { ...CALM, c: 99.2 }, 1, NOW + 48 * HOUR);
  const trust = trustOf(state, DEFAULT_DRIFT);
  assert.ok((trust.c ?? 0) > 0 && (trust.c ?? 1) < 0.5, "but it weighs less already");
});

test("its weight falls before it is gone: half of it at the scale", () => {
  const state: DriftState = { a: { bias: DEFAULT_DRIFT.scale, at: NOW, standing: null } };
  assert.deepEqual(trustOf(state, DEFAULT_DRIFT), { a: 0.5 });
});

test("it comes back after a day below the inner distance, not at the first good hour", () => {
  const out = hours(hours({}, CALM, 48, NOW), FROZEN, 48, NOW + 48 * HOUR);
  const start = NOW + 96 * HOUR;
  const healed = hours(out, CALM, 24, start);
  assert.equal(trustOf(healed, DEFAULT_DRIFT).c, 0);
  const later = hours(healed, CALM, 36, start + 24 * HOUR);
  assert.ok((trustOf(later, DEFAULT_DRIFT).c ?? 0) > 0.9);
});

test("a majority is the market: of three at most one is out, of two nobody is judged", () => {
  const state = hours(hours({}, CALM, 24, NOW), { a: 100, b: 101, c: 98 }, 48, NOW + 24 * HOUR);
  assert.ok(Object.values(trustOf(state, DEFAULT_DRIFT)).filter((trust) => trust === 0).length <= 1);
  const pair = hours(state, { a: 100, b: 90 }, 48, NOW + 72 * HOUR);
  assert.equal(pair.a, state.a, "two venues leave the memory as it was");
});

test("the first print after an outage stands for an hour at most", () => {
  const calm = hours({}, CALM, 48, NOW);
  const after = updateDrift(calm, said({ ...CALM, c: 99 }), NOW + 48 * HOUR + 30 * 24 * HOUR, DEFAULT_DRIFT);
  assert.ok(Math.abs(after.c?.bias ?? 0) < 0.0015 && Math.abs(after.c?.bias ?? 0) > 0.0005);
});

test("trust lies between 0 and 1, states are plain data, and the order of venues does not matter", () => {
  const price = fc.double({ min: 95, max: 105, noNaN: true });
  const rounds = fc.array(fc.record({ a: price, b: price, c: price, d: price, e: price }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(rounds, (list) => {
      let forward: DriftState = {};
      let backward: DriftState = {};
      list.forEach((prices, i) => {
        forward = updateDrift(forward, said(prices), NOW + i * HOUR, DEFAULT_DRIFT);
        backward = updateDrift(JSON.parse(JSON.stringify(backward)), said(prices).toReversed(), NOW + i * HOUR, DEFAULT_DRIFT);
        const trust = Object.values(trustOf(forward, DEFAULT_DRIFT));
        assert.ok(trust.every((share) => share >= 0 && share <= 1));
        assert.ok(trust.filter((share) => share === 0).length <= 2, "of five at most two are out");
      });
      assert.deepEqual(
        trustOf(forward, DEFAULT_DRIFT),
        Object.fromEntries(Object.keys(forward).map((venue) => [venue, trustOf(backward, DEFAULT_DRIFT)[venue]])),
      );
    }),
  );
});

test("parameters that contradict themselves are refused", () => {
  checkDriftParameters(DEFAULT_DRIFT);
  assert.throws(() => checkDriftParameters({ ...DEFAULT_DRIFT, back: 0.002 }), { code: "DRIFT_PARAMETERS", field: "back" });
  assert.throws(() => checkDriftParameters({ ...DEFAULT_DRIFT, minimumVenues: 2 }), { code: "DRIFT_PARAMETERS", field: "minimumVenues" });
});
