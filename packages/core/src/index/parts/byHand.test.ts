import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { capWeights } from "../../math/capWeights.ts";
import { addToMean, EMPTY_MEAN, valueOfMean } from "../mark/decayedMean.ts";
import { NOW } from "../market.testing.ts";
import { combineOffers } from "./combineOffers.ts";
import { once, recipeOf } from "./parts.testing.ts";
import { STATED_WEIGHTS, type WeightedMedianRule } from "./recipe.ts";
import { threeVote } from "./threeVote.ts";
import { weightedMedianBy } from "./weightedMedianBy.ts";

// Each mechanism against its definition, computed another way.

const prices = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 });
const weighted = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 9 });
const rule = (half: "exact" | "floor", tie: "lower" | "mean"): WeightedMedianRule => ({ kind: "weightedMedian", half, tie });

test("weighted medians: each price written down as often as it weighs, then the plain median of the list", () => {
  fc.assert(
    fc.property(weighted, (rows) => {
      const sorted = rows.toSorted(([a], [b]) => a - b);
      const list = sorted.flatMap(([price, weight]) => Array<number>(weight).fill(price));
      const count = list.length;
      const [p, w] = [sorted.map(([price]) => price), sorted.map(([, weight]) => weight)];
      assert.equal(weightedMedianBy(p, w, rule("exact", "lower")), list[(count - 1) >> 1]);
      const [low, high] = [list[(count - 1) >> 1] ?? 0, list[count >> 1] ?? 0];
      assert.equal(weightedMedianBy(p, w, rule("exact", "mean")), (low + high) / 2);
      // Half rounded down: the price at which floor(count / 2) entries have been passed, the first of all when that is none.
      assert.equal(weightedMedianBy(p, w, rule("floor", "lower")), list[Math.max(1, Math.floor(count / 2)) - 1]);
    }),
  );
});

test("three votes: the definition with plain numbers", () => {
  const quotes = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(quotes, (list) => {
      const votes = list.flatMap(([p, s]) => [p - s, p, p + s]).sort((a, b) => a - b);
      const n = votes.length;
      const at = (i: number) => votes[i] ?? Number.NaN;
      const price = n % 2 === 1 ? at((n - 1) / 2) : Math.floor((at(n / 2 - 1) + at(n / 2)) / 2);
      const quarter = Math.floor(n / 4);
      const halfWidth = Math.max(price - at(quarter), at(n - 1 - quarter) - price);
      const voted = threeVote(list.map(([p, s]) => ({ price: BigInt(p), halfWidth: BigInt(s) })));
      assert.deepEqual([Number(voted?.price), Number(voted?.halfWidth)], [price, halfWidth]);
    }),
  );
});

test("clamp then mean: the definition, with the weights as they are", () => {
  fc.assert(
    fc.property(weighted, fc.double({ min: 0, max: 0.5, noNaN: true }), (rows, width) => {
      const sorted = rows.map(([price]) => price).sort((a, b) => a - b);
      const n = sorted.length;
      const median = ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
      let sum = 0;
      let total = 0;
      for (const [price, weight] of rows) {
        sum += weight * Math.min(Math.max(price, median * (1 - width)), median * (1 + width));
        total += weight;
      }
      const offers = rows.map(([price, weight], i) => ({ source: String(i), price, weight }));
      const result = once(offers, recipeOf({ weigh: STATED_WEIGHTS, combine: { kind: "clampedMean", width } }));
      assert.ok(result.ok && Math.abs(result.price - sum / total) < 1e-9);
    }),
  );
});

test("sliced medians: the trades of each slice sorted out by hand", () => {
  const trade = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 11_999 }));
  fc.assert(
    fc.property(fc.array(trade, { minLength: 1, maxLength: 30 }), (trades) => {
      const medians: number[] = [];
      for (let slice = 0; slice < 4; slice++) {
        const inside = trades.filter(([, , at]) => Math.floor(at / 3000) === slice).sort(([a], [b]) => a - b);
        const list = inside.flatMap(([price, weight]) => Array<number>(weight).fill(price));
        if (list.length > 0) medians.push(((list[(list.length - 1) >> 1] ?? 0) + (list[list.length >> 1] ?? 0)) / 2);
      }
      const rows = trades
        .map(([price, weight, at]) => ({ price, halfWidth: 0, weight: 0, rawWeight: weight, publishedAt: NOW - 12_000 + at }))
        .sort((a, b) => a.price - b.price);
      const combined = combineOffers(rows, NOW, { kind: "slicedMedian", windowMillis: 12_000, slices: 4, of: rule("exact", "mean") });
      assert.ok(combined);
      assert.deepEqual(combined.slices, medians);
      assert.ok(Math.abs(combined.price - medians.reduce((a, b) => a + b, 0) / medians.length) < 1e-9);
    }),
  );
});

test("the decaying mean: every sample with the weight it has left", () => {
  const sample = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 200, noNaN: true }));
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 20 }), (samples) => {
      let mean = EMPTY_MEAN;
      for (const [value, seconds] of samples) mean = addToMean(mean, value, seconds, 150);
      let sum = 0;
      let total = 0;
      for (const [i, [value, seconds]] of samples.entries()) {
        const since = samples.slice(i + 1).reduce((elapsed, [, later]) => elapsed + later, 0);
        sum += value * seconds * Math.exp(-since / 150);
        total += seconds * Math.exp(-since / 150);
      }
      assert.ok(Math.abs((valueOfMean(mean) ?? Number.NaN) - sum / total) < 1e-9);
    }),
  );
});

test("capped weights: the largest limit under which the cap holds, found by halving", () => {
  fc.assert(
    fc.property(prices, fc.double({ min: 0.2, max: 0.9, noNaN: true }), (weights, cap) => {
      fc.pre(cap * weights.length > 1.05);
      const holds = (limit: number) => {
        const capped = weights.map((weight) => Math.min(weight, limit));
        return Math.max(...capped) <= cap * capped.reduce((a, b) => a + b, 0) * (1 + 1e-12);
      };
      let [low, high] = [Math.min(...weights), Math.max(...weights)];
      if (holds(high)) low = high;
      for (let i = 0; i < 100 && high - low > 1e-12; i++) {
        const middle = (low + high) / 2;
        if (holds(middle)) low = middle;
        else high = middle;
      }
      const capped = capWeights(weights, cap);
      for (const [i, weight] of capped.entries()) assert.ok(Math.abs(weight - Math.min(weights[i] ?? 0, low)) < 1e-6, `${capped} ${low}`);
    }),
  );
});
