import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { score } from "./testing/score.ts";

test("shares of time, changes and interventions of a known course", () => {
  const { tier, mode, interventions, interventionsPerDay } = score([
    { tier: 0 },
    { tier: 2 },
    { tier: 3, mode: 1 },
    { tier: 1, mode: 0 },
    { tier: 1, mode: 2 },
  ]);
  assert.deepEqual(tier.timeShare, { "0": 0.2, "1": 0.4, "2": 0.2, "3": 0.2, "4": 0 });
  assert.equal(tier.max, 3);
  assert.equal(tier.changes, 3);
  assert.equal(mode.changes, 3);
  assert.deepEqual(mode.timeShare, { normal: 0.6, gapClosing: 0.2, reduceOnly: 0.2, halted: 0 });
  // 0 to 2, 2 to 3 together with the mode, and the mode alone.
  assert.equal(interventions, 3);
  assert.equal(interventionsPerDay, (3 / 50) * 86_400);
});

test("time in a tier is weighted, not counted", () => {
  const { tier } = score([{ at: 0, tier: 1 }, { at: 15_000 }]);
  assert.equal(tier.timeShare["1"], 0.6);
});

test("easing is a change but no intervention", () => {
  const { tier, interventions } = score([{ tier: 4, mode: 3 }, { tier: 0 }]);
  assert.equal(tier.changes, 1);
  assert.equal(interventions, 0);
});

test("the bands are those of the options, in basis points", () => {
  assert.deepEqual(score([]).tier.bandsBp, [10, 25, 62.5, 125]);
  assert.deepEqual(score([], { tierBands: [0.25, 0.5, 0.75, 1] }).tier.bandsBp, [2500, 5000, 7500, 10_000]);
});

test("an empty run has no shares", () => {
  const { tier, mode, interventions, interventionsPerDay } = score([]);
  assert.equal(tier.max, null);
  assert.deepEqual(Object.values(tier.timeShare), [null, null, null, null, null]);
  assert.deepEqual(Object.values(mode.timeShare), [null, null, null, null]);
  assert.equal(interventions, 0);
  assert.equal(interventionsPerDay, null);
});

test("shares add up to 1; there are no more interventions than changes", () => {
  const steps = fc.array(fc.record({ tier: fc.integer({ min: 0, max: 4 }), mode: fc.integer({ min: 0, max: 3 }) }), { minLength: 1 });
  fc.assert(
    fc.property(steps, (changes) => {
      const { tier, mode, interventions } = score(changes);
      for (const shares of [tier.timeShare, mode.timeShare]) {
        const sum = Object.values(shares).reduce<number>((total, share) => total + (share ?? 0), 0);
        assert.ok(Math.abs(sum - 1) < 1e-9);
      }
      assert.ok(interventions <= tier.changes + mode.changes);
    }),
  );
});
