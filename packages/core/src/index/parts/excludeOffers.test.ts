import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import { excludeOffers } from "./excludeOffers.ts";
import { largestCluster } from "./largestCluster.ts";
import { anyPrice } from "./parts.testing.ts";
import type { ExcludeRule } from "./recipe.ts";

const DISTANCE: Extract<ExcludeRule, { kind: "distance" }> = {
  kind: "distance",
  standing: { threshold: 0.05, bound: "exceeds", back: 0.025, backBound: "below", dwellMillis: 0 },
  centre: "active",
  minimumActive: 3,
  medianAbove: 1,
};
const priced = (...prices: readonly number[]) => prices.map((price, i) => ({ source: String.fromCharCode(97 + i), price }));

test("without a rule all are in", () => {
  assert.deepEqual(excludeOffers(priced(1, 100), {}, NOW, null).out, [false, false]);
});

test("one outlier is out; two ask for the median of all", () => {
  const one = excludeOffers(priced(100, 101, 99, 108), {}, NOW, DISTANCE);
  assert.deepEqual([one.out, one.medianOfAll], [[false, false, false, true], false]);
  const two = excludeOffers(priced(100, 101, 94, 108), {}, NOW, DISTANCE);
  assert.deepEqual([two.out, two.medianOfAll], [[false, false, true, true], true]);
});

test("of two sources nobody is excluded, but one that is out stays out", () => {
  assert.deepEqual(excludeOffers(priced(100, 200), {}, NOW, DISTANCE).out, [false, false]);
  assert.deepEqual(excludeOffers(priced(100, 200), { b: { backSince: null } }, NOW, DISTANCE).out, [false, true]);
});

test("one that is out does not pull the centre it has to come back to", () => {
  const standings = { c: { backSince: null } };
  assert.deepEqual(excludeOffers(priced(100, 100, 102.4), standings, NOW, DISTANCE).standings, {});
  assert.deepEqual(excludeOffers(priced(100, 100, 102.6), standings, NOW, DISTANCE).standings, standings);
});

test("measured against the others, a source does not vote on itself", () => {
  // The median of all four is 101.5, 5.9 % away; the median of the other three is 101, 6.4 % away.
  const prices = priced(100, 101, 102, 107.5);
  const threshold = 0.062;
  const standing = { ...DISTANCE.standing, threshold };
  assert.equal(excludeOffers(prices, {}, NOW, { ...DISTANCE, standing }).out[3], false);
  assert.equal(excludeOffers(prices, {}, NOW, { ...DISTANCE, standing, centre: "others" }).out[3], true);
});

test("silence starts the dwell again", () => {
  const rule = { ...DISTANCE, standing: { ...DISTANCE.standing, dwellMillis: 1000 } };
  const back = excludeOffers(priced(100, 100, 100), { c: { backSince: null } }, NOW, rule);
  assert.deepEqual(back.standings, { c: { backSince: NOW } });
  assert.deepEqual(excludeOffers(priced(100, 100), back.standings, NOW + 900, rule).standings, { c: { backSince: null } });
});

test("the largest cluster wins, of equal ones the lowest; one or two prices are never outliers", () => {
  const cluster = (minimumCount: number): ExcludeRule => ({ kind: "cluster", width: 100, minimumCount });
  assert.deepEqual(largestCluster([5, 10, 15, 200, 210, 220, 500], 100), [0, 3]);
  assert.deepEqual(largestCluster([1, 2, 3, 100, 101, 102, 103, 104], 100), [3, 8]);
  assert.deepEqual(largestCluster([], 100), [0, 0]);
  assert.deepEqual(excludeOffers(priced(1, 500), {}, NOW, cluster(3)).out, [false, false]);
  assert.deepEqual(excludeOffers(priced(500, 1, 2), {}, NOW, cluster(3)).out, [true, false, false]);
  assert.deepEqual(excludeOffers(priced(1, 500), {}, NOW, cluster(2)).out, [false, true]);
});

test("no run of prices within the width is longer than the cluster that was found", () => {
  fc.assert(
    fc.property(fc.array(anyPrice, { minLength: 1, maxLength: 30 }), fc.double({ min: 0.1, max: 60, noNaN: true }), (prices, width) => {
      const sorted = prices.toSorted((a, b) => a - b);
      const [start, end] = largestCluster(sorted, width);
      assert.ok(end - start === 1 || (sorted[end - 1] ?? 0) - (sorted[start] ?? 0) < width);
      for (let i = 0; i < sorted.length; i++) {
        const inside = sorted.filter((price, j) => j >= i && price - (sorted[i] ?? 0) < width).length;
        assert.ok(inside <= end - start);
      }
    }),
  );
});
