import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { roundWeights } from "./roundWeights.ts";

const weigh = (at: number[], seconds: number) => [...roundWeights(Float64Array.from(at), seconds)];

test("a sample holds until the next one", () => {
  assert.deepEqual(weigh([0, 10_000, 25_000], 10), [10, 15, 10]);
});

test("a gap of exactly two rounds still counts, a longer one does not", () => {
  assert.deepEqual(weigh([0, 20_000], 10), [20, 10]);
  assert.deepEqual(weigh([0, 20_001], 10), [10, 10]);
  assert.deepEqual(weigh([0, 3_600_000], 10), [10, 10]);
});

test("samples closer than a round count for the time they held", () => {
  assert.deepEqual(weigh([0, 500, 1500], 10), [0.5, 1, 10]);
});

test("a single sample counts for one round; none gives none", () => {
  assert.deepEqual(weigh([123_456], 60), [60]);
  assert.deepEqual(weigh([], 60), []);
});

test("no sample weighs more than two rounds, and the total is no more than the span and one round", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 60 }),
      (times, seconds) => {
        const at = [...times].sort((a, b) => a - b);
        const weights = weigh(at, seconds);
        assert.ok(weights.every((weight) => weight > 0 && weight <= 2 * seconds));
        const span = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000;
        assert.ok(weights.reduce((sum, weight) => sum + weight, 0) <= span + seconds + 1e-9);
      },
    ),
  );
});

test("shifting the clock changes nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 20 }), fc.integer({ min: 0, max: 2 ** 40 }), (steps, shift) => {
      let now = 0;
      const at = steps.map((step) => {
        now += step;
        return now;
      });
      assert.deepEqual(
        weigh(
          at.map((time) => time + shift),
          10,
        ),
        weigh(at, 10),
      );
    }),
  );
});
