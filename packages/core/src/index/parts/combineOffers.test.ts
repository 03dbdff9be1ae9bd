import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import { combineOffers, type Weighed } from "./combineOffers.ts";
import { anyPrice } from "./parts.testing.ts";
import type { CombineRule } from "./recipe.ts";

const rows = (prices: readonly number[], weights: readonly number[] = prices.map(() => 1 / prices.length)): Weighed[] =>
  prices.map((price, i) => ({ price, halfWidth: 1, weight: weights[i] ?? 0, rawWeight: weights[i] ?? 0, publishedAt: NOW - 1 }));

function combined(offers: readonly Weighed[], rule: CombineRule) {
  const found = combineOffers(offers, NOW, rule);
  assert.ok(found);
  return found;
}

const RULES: readonly CombineRule[] = [
  { kind: "median", even: "lower" },
  { kind: "median", even: "upper" },
  { kind: "median", even: "mean" },
  { kind: "weightedMedian", half: "exact", tie: "lower" },
  { kind: "weightedMedian", half: "exact", tie: "mean" },
  { kind: "mean" },
  { kind: "clampedMean", width: 0.01 },
  { kind: "slicedMedian", windowMillis: 60_000, slices: 3, of: { kind: "weightedMedian", half: "exact", tie: "mean" } },
];

test("every rule stays between the lowest and the highest price, and of equal prices gives that price", () => {
  fc.assert(
    fc.property(fc.array(anyPrice, { minLength: 1, maxLength: 15 }), fc.constantFrom(...RULES), (prices, rule) => {
      const sorted = prices.toSorted((a, b) => a - b);
      const price = combineOffers(rows(sorted), NOW, rule)?.price ?? Number.NaN;
      assert.ok(price >= (sorted[0] ?? 0) - 1e-9 && price <= (sorted.at(-1) ?? 0) + 1e-9);
      const same = combineOffers(rows(sorted.map(() => 77)), NOW, rule);
      assert.ok(Math.abs((same?.price ?? 0) - 77) < 1e-12);
    }),
  );
});

test("the clamp holds each price at its edge before the mean", () => {
  const { held, price } = combined(rows([100, 101, 120], [0.25, 0.5, 0.25]), { kind: "clampedMean", width: 0.005 });
  assert.deepEqual(
    held.map((value) => Number(value.toFixed(9))),
    [100.495, 101, 101.505],
  );
  assert.ok(Math.abs(price - 101) < 1e-12);
});

test("a clamp around a negative median has its edges the right way round", () => {
  const { held } = combined(rows([-120, -100, -99]), { kind: "clampedMean", width: 0.1 });
  assert.deepEqual(held, [-110, -100, -99]);
});

test("three votes in units of the exponent", () => {
  const offers = [
    { price: 0.1, halfWidth: 0.01, weight: 0, rawWeight: 0, publishedAt: NOW },
    { price: 0.11, halfWidth: 0.002, weight: 0, rawWeight: 0, publishedAt: NOW },
    { price: 0.111, halfWidth: 0.0035, weight: 0, rawWeight: 0, publishedAt: NOW },
  ];
  const { price, halfWidth } = combined(offers, { kind: "threeVote", exponent: -5 });
  assert.deepEqual([price, halfWidth], [0.11, 0.0025]);
});

test("slices: weighted median of each, plain mean of those that traded, whatever the number of trades in them", () => {
  const rule: CombineRule = {
    kind: "slicedMedian",
    windowMillis: 3000,
    slices: 3,
    of: { kind: "weightedMedian", half: "exact", tie: "mean" },
  };
  const trade = (price: number, rawWeight: number, ago: number): Weighed => ({
    price,
    halfWidth: 0,
    weight: 0,
    rawWeight,
    publishedAt: NOW - ago,
  });
  const trades = [trade(99, 5, 2900), trade(100, 1, 2800), trade(101, 1, 100), trade(102, 1, 0), trade(500, 9, 3001)];
  const { price, slices } = combined(trades, rule);
  assert.deepEqual(slices, [99, 101.5]);
  assert.equal(price, 100.25);
});

test("without a trade in the window, or without a trade of any size, there is no price", () => {
  const rule: CombineRule = {
    kind: "slicedMedian",
    windowMillis: 3000,
    slices: 3,
    of: { kind: "weightedMedian", half: "exact", tie: "mean" },
  };
  const trade = { price: 100, halfWidth: 0, weight: 1, rawWeight: 1, publishedAt: NOW - 5000 };
  assert.equal(combineOffers([trade], NOW, rule), null);
  assert.equal(combineOffers([{ ...trade, rawWeight: 0, publishedAt: NOW }], NOW, rule), null);
});
