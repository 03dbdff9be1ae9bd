import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeReading } from "../../governance/judgeReading.ts";
import { NOW } from "../market.testing.ts";
import { ADMIT_ALL, PLAIN_MEDIAN } from "../parts/recipe.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";
import { runRecipe } from "../parts/runRecipe.ts";
import { chainlinkRecipe } from "../peers/chainlink.ts";
import { defaults, follow, repeat } from "./incident.testing.ts";

// May 2022: LUNA's feed stood at its floor of 0.107 while the market was at 0.01; lenders went on lending on it.
const FLOOR = 0.107;

test("LUNA: a circuit that refuses below its floor leaves readers with the old answer", () => {
  const state = { ...EMPTY_RECIPE_STATE, last: { price: FLOOR, at: NOW - 3_600_000 } };
  const { result } = runRecipe(state, [{ source: "median", price: 0.01 }], { at: NOW }, chainlinkRecipe(0, 0.1, 1e7));
  assert.deepEqual(
    [result.ok, result.ok === false && result.fault, result.ok === false && result.lastPrice],
    [false, "out_of_range", FLOOR],
  );
});

test("LUNA: a reader that takes an answer at the bound, or an old one, as no answer is not fooled", () => {
  const limits = { min: FLOOR, max: 1e7, maxAgeSeconds: 3600 };
  assert.equal(judgeReading({ value: FLOOR, updatedAt: 0 }, limits, 60), "at_lower_bound");
  assert.equal(judgeReading({ value: 0.2, updatedAt: 0 }, limits, 7200), "stale");
  const recipe = { ...PLAIN_MEDIAN, guards: [{ kind: "range", low: FLOOR, high: 1e7, atBound: "invalid" }] } as const;
  assert.equal(runRecipe(EMPTY_RECIPE_STATE, [{ source: "feed", price: FLOOR }], { at: NOW }, recipe).result.ok, false);
  const fresh = { ...PLAIN_MEDIAN, admit: { ...ADMIT_ALL, maxAgeMillis: 3_600_000, onFault: "refuse" } } as const;
  const old = runRecipe(EMPTY_RECIPE_STATE, [{ source: "feed", price: FLOOR, publishedAt: NOW - 7_200_000 }], { at: NOW }, fresh).result;
  assert.deepEqual([old.ok, old.ok === false && old.fault], [false, "stale"]);
});

test("LUNA: in our default index a silent feed is stale after its limit, and too few venues give no index", () => {
  const market = defaults(["chainlink", "b"]);
  assert.ok(market.index.stalenessMillis <= 60_000 && market.index.minimumVenues >= 2);
  const results = follow(market, [...repeat({ chainlink: FLOOR, b: FLOOR }, 2), ...repeat({ b: 0.1 }, 20)]);
  const last = results.at(-1);
  assert.deepEqual([last?.ok, last?.ok === false && last.code], [false, "too_few_venues"]);
});
