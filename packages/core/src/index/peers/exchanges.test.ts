import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW } from "../market.testing.ts";
import type { Offer } from "../parts/offer.ts";
import { after, answerOf, offersOf, once } from "../parts/parts.testing.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";
import { runRecipe } from "../parts/runRecipe.ts";
import { BINANCE_2020, binanceCap, binanceRecipe, bitmexRecipe, deribitRecipe, OKX } from "./exchanges.ts";

const weighted = (...rows: readonly (readonly [number, number])[]): Offer[] =>
  rows.map(([price, weight], i) => ({ source: String(i), price, weight }));
const close = (got: number | string, expected: number) => assert.ok(Math.abs(Number(got) - expected) < 1e-9, `${got} ${expected}`);

test("Deribit: 120 counts as half a percent above the median, a book older than three minutes not at all", () => {
  close(answerOf(once(weighted([100, 0.25], [101, 0.5], [120, 0.25]), deribitRecipe())), 101);
  const old = { source: "old", price: 500, publishedAt: NOW - 180_001 };
  assert.equal(once([...offersOf(100, 100), old], deribitRecipe()).offers[2]?.status, "stale");
});

test("Binance today: 1 % for BTC and ETH, 3 % for the others, five minutes of silence", () => {
  assert.deepEqual(["BTC", "ETH", "SOL"].map(binanceCap), [0.01, 0.01, 0.03]);
  const held = once(offersOf(21_400, 20_000, 20_000), binanceRecipe(0.03)).offers[0]?.held;
  close(held ?? 0, 20_600);
  assert.equal(answerOf(once([{ source: "a", price: 1, publishedAt: NOW - 300_001 }], binanceRecipe(0.03))), "too_few");
});

test("Binance 2020: one outlier loses its weight, two make the index the median of all", () => {
  close(answerOf(once(weighted([100, 0.4], [101, 0.3], [99, 0.2], [108, 0.1]), BINANCE_2020)), 90.1 / 0.9);
  close(answerOf(once(weighted([100, 0.4], [101, 0.3], [94, 0.2], [108, 0.1]), BINANCE_2020)), 100.5);
  close(answerOf(once(weighted([100, 0.9], [120, 0.1]), BINANCE_2020)), 110);
  close(answerOf(once(weighted([90, 0.4], [90, 0.3], [110, 0.2], [110, 0.1]), BINANCE_2020)), 100);
  close(answerOf(once(weighted([100, 0.9], [109, 0.1]), BINANCE_2020)), 100.9);
  const late = { source: "late", price: 100, publishedAt: NOW - 10_001 };
  assert.equal(once([...offersOf(100), late], BINANCE_2020).offers[1]?.status, "stale");
});

test("OKX: clamp from three venues on, mean of two, one as it is", () => {
  close(answerOf(once(offersOf(100, 101, 99, 130), OKX)), 100.87875);
  close(answerOf(once(offersOf(100, 130), OKX)), 115);
  close(answerOf(once(offersOf(130), OKX)), 130);
});

test("BitMEX: out at the tolerance, mean by volume of the rest", () => {
  const result = once(weighted([100, 1], [102, 3], [90, 1], [101, 1]), bitmexRecipe());
  assert.deepEqual(
    result.offers.map(({ status }) => status),
    ["used", "used", "outlier", "used"],
  );
  close(answerOf(result), (100 + 306 + 101) / 5);
});

test("BitMEX: back after more than fifteen minutes within 2 %, and a minute outside starts it again", () => {
  const recipe = bitmexRecipe();
  let state = EMPTY_RECIPE_STATE;
  const minutes = (minute: number, a: number) => {
    const round = runRecipe(state, offersOf(a, 100, 100), { at: NOW + minute * 60_000 }, recipe);
    state = round.state;
    return round.result.offers[0]?.status;
  };
  const said = [150, 101, 103, 101, 102].map((a, minute) => minutes(minute, a));
  assert.deepEqual(said, Array(5).fill("outlier"));
  assert.equal(minutes(18, 100), "outlier", "fifteen minutes exactly");
  assert.equal(minutes(18.1, 100), "used");
});

test("BitMEX: two that disagree or one that jumps freeze the last index", () => {
  const recipe = bitmexRecipe();
  assert.equal(answerOf(once(offersOf(100, 112), recipe, {}, after(100))), "frozen");
  assert.equal(answerOf(once(offersOf(100, 108), recipe, {}, after(100))), 104);
  assert.equal(answerOf(once(offersOf(110), recipe, {}, after(100))), "frozen");
  assert.equal(answerOf(once(offersOf(109), recipe, {}, after(100))), 109);
});
