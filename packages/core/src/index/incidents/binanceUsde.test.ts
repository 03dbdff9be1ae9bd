import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW } from "../market.testing.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";
import { runRecipe } from "../parts/runRecipe.ts";
import { EVENKEEL_DEPTH_RECIPE } from "../peers/evenkeel.ts";
import { defaults, follow, priceOf, repeat, statusOf } from "./incident.testing.ts";

// 10 October 2025: collateral valued at the own book: USDe at 0.65 on Binance, 0.92 on Bybit, within 0.3 % of par on every pool.
const CALM = { binance: 1, bybit: 1, curve: 1, uniswap: 1, redemption: 1 };
const CRASH = { binance: 0.65, bybit: 0.92, curve: 0.997, uniswap: 0.997, redemption: 1 };

test("USDe: both exchanges are outliers of the default index, which stays with pools and redemption", () => {
  const results = follow(defaults(Object.keys(CALM)), [...repeat(CALM, 3), ...repeat(CRASH, 240)]);
  assert.deepEqual([statusOf(results.at(-1), "binance"), statusOf(results.at(-1), "bybit")], ["outlier", "outlier"]);
  for (const result of results) assert.ok(priceOf(result) >= 0.997 - 1e-12 && priceOf(result) <= 1);
});

test("USDe: by depth, a book that has lost its bids has no weight, whatever it held on the other side", () => {
  const offers = Object.entries({ ...CRASH, binance: 0.98 }).map(([source, price]) => {
    return source === "binance" ? { source, price, bidDepth: 0, askDepth: 1e9 } : { source, price, bidDepth: 1e6, askDepth: 1e6 };
  });
  const { result } = runRecipe(EMPTY_RECIPE_STATE, offers, { at: NOW }, EVENKEEL_DEPTH_RECIPE);
  assert.ok(result.ok && result.price === 0.997);
  assert.equal(result.offers.find(({ offer }) => offer.source === "binance")?.weight, 0);
});
