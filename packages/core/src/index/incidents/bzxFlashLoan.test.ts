import assert from "node:assert/strict";
import { test } from "node:test";
import { applyGuard } from "../parts/applyGuards.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";
import { defaults, follow, priceOf, repeat, statusOf } from "./incident.testing.ts";

// February 2020: a flash loan doubled sUSD on one DEX within a transaction, and that spot price valued the collateral.
const VENUES = ["kyber", "uniswap", "coinbase", "kraken"];
const said = (kyber: number) => ({ kyber, uniswap: 1, coinbase: 1, kraken: 1 });

test("bZx: a venue that doubles is an outlier, and the index does not move", () => {
  const results = follow(defaults(VENUES), [...repeat(said(1), 3), said(2), said(1)]);
  assert.equal(statusOf(results[3], "kyber"), "outlier");
  assert.ok(results.every((result) => Math.abs(priceOf(result) - 1) < 1e-12));
});

test("bZx: a move within one transaction is never quoted, because an index is what was published before the round", () => {
  const market = defaults(VENUES);
  const results = follow(market, [...repeat(said(1), 3), said(1)]);
  assert.equal(priceOf(results[3]), 1);
  // Kept out only after it has been back for a minute: a second loan in the next block meets a venue without weight.
  const again = follow(market, [...repeat(said(1), 3), said(2), said(1), said(1.02)]);
  assert.equal(statusOf(again[5], "kyber"), "outlier");
});

test("bZx: even a lone feed is held by the reference band, as its own price would have been", () => {
  const input = { price: 2, halfWidth: null, surroundings: { at: 0, reference: 1 }, state: EMPTY_RECIPE_STATE };
  assert.deepEqual(applyGuard({ kind: "reference", max: 0.05 }, input), { ok: false, fault: "reference_far", state: EMPTY_RECIPE_STATE });
});
