import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, once } from "../parts/parts.testing.ts";
import type { IndexRecipe } from "../parts/recipe.ts";
import { connectRecipe } from "./connect.ts";
import { EVENKEEL_RECIPE } from "./evenkeel.ts";
import { BINANCE_2020, binanceRecipe, bitmexRecipe, deribitRecipe, OKX } from "./exchanges.ts";
import { HYPERLIQUID } from "./hyperliquid.ts";

/** Lies from tiny to absurd, both ways. */
const LIES = [
  -0.99, -0.5, -0.11, -0.1, -0.099, -0.06, -0.049, -0.03, -0.02, -0.01, -0.005, -0.001, 0.001, 0.005, 0.01, 0.02, 0.03, 0.049, 0.06, 0.099,
  0.1, 0.5, 9, 1e6,
];

/** Largest move of the index, as a fraction, that `liars` of `count` equal venues reach when they all say the same. */
function reach(recipe: IndexRecipe, count: number, liars: number): number {
  let largest = 0;
  for (const lie of LIES) {
    const offers = Array.from({ length: count }, (_, i) => ({ source: String(i), price: i < liars ? 100 * (1 + lie) : 100, weight: 1 }));
    const answer = answerOf(once(offers, recipe));
    if (typeof answer === "number") largest = Math.max(largest, Math.abs(answer / 100 - 1));
  }
  return largest;
}

const near = (got: number, expected: number) => assert.ok(Math.abs(got - expected) < 1e-9, `${got} ${expected}`);

test("one liar of five: nothing for medians, its share of the clamp for clamped means, its share of the tolerance for exclusion", () => {
  near(reach(connectRecipe(1), 5, 1), 0);
  near(reach(HYPERLIQUID, 5, 1), 0);
  near(reach(EVENKEEL_RECIPE, 5, 1), 0);
  near(reach(deribitRecipe(), 5, 1), 0.005 / 5);
  near(reach(binanceRecipe(0.03), 5, 1), 0.03 / 5);
  near(reach(OKX, 5, 1), 0.03 / 5);
  // Just inside the tolerance is the worst place: 4.9 % and 9.9 % of the lies tried.
  near(reach(BINANCE_2020, 5, 1), 0.049 / 5);
  near(reach(bitmexRecipe(), 5, 1), 0.099 / 5);
});

test("two liars of five still are a minority for medians; clamped means give both shares", () => {
  near(reach(connectRecipe(1), 5, 2), 0);
  near(reach(EVENKEEL_RECIPE, 5, 2), 0);
  near(reach(deribitRecipe(), 5, 2), (2 * 0.005) / 5);
  near(reach(OKX, 5, 2), (2 * 0.03) / 5);
});

test("three of five are the market for everybody", () => {
  for (const recipe of [connectRecipe(1), HYPERLIQUID, deribitRecipe(), OKX, bitmexRecipe()]) assert.ok(reach(recipe, 5, 3) > 0.5);
});

test("with two venues one liar owns half of a mean of them, or nothing moves at all", () => {
  assert.ok(reach(OKX, 2, 1) > 1000, "the mean of two has no protection");
  // 10 % up is 4.8 % from their mean, just inside the freeze; 11 % is not.
  near(reach(bitmexRecipe(), 2, 1), 0.1 / 2);
});

test("volume is influence: a venue with most of it moves a mean by its share, a cap takes that away", () => {
  const offers = (weight: number, lie: number) => [
    { source: "big", price: 100 * (1 + lie), weight },
    ...["b", "c", "d"].map((source) => ({ source, price: 100, weight: 1 })),
  ];
  near(Number(answerOf(once(offers(97, 0.09), bitmexRecipe()))) / 100 - 1, 0.09 * 0.97);
  near(Number(answerOf(once(offers(97, 0.02), EVENKEEL_RECIPE))) / 100 - 1, 0);
});
