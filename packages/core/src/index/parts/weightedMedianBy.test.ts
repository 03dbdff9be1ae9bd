import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { weightedMedian } from "../../math/weightedMedian.ts";
import { anyPrice } from "./parts.testing.ts";
import type { WeightedMedianRule } from "./recipe.ts";
import { weightedMedianBy } from "./weightedMedianBy.ts";

const LOWER: WeightedMedianRule = { kind: "weightedMedian", half: "exact", tie: "lower" };
const MEAN: WeightedMedianRule = { ...LOWER, tie: "mean" };
const FLOOR: WeightedMedianRule = { ...LOWER, half: "floor" };

test("a tie goes to the lower price, to the mean with the next, or is no tie at all when half is rounded down", () => {
  assert.equal(weightedMedianBy([1, 2, 3, 4], [1, 1, 1, 1], LOWER), 2);
  assert.equal(weightedMedianBy([1, 2, 3, 4], [1, 1, 1, 1], MEAN), 2.5);
  assert.equal(weightedMedianBy([100, 200, 300], [10, 20, 30], FLOOR), 200);
  assert.equal(weightedMedianBy([100, 200], [1, 2], FLOOR), 100);
  assert.equal(weightedMedianBy([100, 200], [1, 2], LOWER), 200);
});

test("decimal weights tie although their sum is not exact", () => {
  assert.equal(weightedMedianBy([1, 2, 3, 4], [0.1, 0.2, 0.2, 0.5], MEAN), 3.5);
  assert.equal(weightedMedianBy([1, 2, 3], [0.1, 0.2, 0.3], MEAN), 2.5);
});

test("prices without weight do not count, not even as the next one of a tie", () => {
  assert.equal(weightedMedianBy([1, 2, 3, 10], [1, 0, 0, 1], MEAN), 5.5);
  assert.equal(weightedMedianBy([1, 2], [0, 1], LOWER), 2);
  assert.throws(() => weightedMedianBy([1], [0], LOWER), { code: "MATH_EMPTY" });
  assert.throws(() => weightedMedianBy([], [], LOWER), { code: "MATH_EMPTY" });
});

test("half of a single unit of stake is none: the lowest price wins, with or without stake", () => {
  assert.equal(weightedMedianBy([100, 200], [0, 1], FLOOR), 100);
  assert.equal(weightedMedianBy([100, 200], [0, 2], FLOOR), 200);
  assert.equal(weightedMedianBy([100, 200], [0, 1], LOWER), 200);
});

test("the rule for ties to the lower price is the weighted median of the shipped index", () => {
  const rows = fc.array(fc.tuple(anyPrice, fc.integer({ min: 0, max: 50 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rows, (pairs) => {
      fc.pre(pairs.some(([, weight]) => weight > 0));
      const sorted = pairs.toSorted(([a], [b]) => a - b);
      const prices = sorted.map(([price]) => price);
      const weights = sorted.map(([, weight]) => weight);
      assert.equal(weightedMedianBy(prices, weights, LOWER), weightedMedian(prices, weights));
    }),
  );
});
