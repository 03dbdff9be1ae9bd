import assert from "node:assert/strict";
import { test } from "node:test";
import { applyGuard } from "../parts/applyGuards.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";
import { defaults, follow, repeat } from "./incident.testing.ts";

// December 2021: a feed said about 600 with a wide confidence, and nobody looked at the confidence.
const gate = (price: number, halfWidth: number | null, max: number) =>
  applyGuard({ kind: "halfWidth", max }, { price, halfWidth, surroundings: { at: 0 }, state: EMPTY_RECIPE_STATE });

test("mSOL: a half-width of 70 on 600 is refused at their later limit of 10 % and at our default of 5 %", () => {
  const market = defaults(["a", "b"]);
  assert.ok(market.index.confidence.maxRelative <= 0.05);
  for (const max of [0.1, market.index.confidence.maxRelative]) {
    const outcome = gate(600, 70, max);
    assert.deepEqual([outcome.ok, outcome.ok === false && outcome.fault], [false, "confidence_wide"]);
  }
  assert.ok(gate(600, 60, 0.1).ok);
  assert.ok(gate(600, null, 0.1).ok, "a mechanism without a half-width says nothing of its own doubt");
  assert.ok(!gate(600, Number.NaN, 0.1).ok);
});

test("mSOL: venues that contradict each other give no index, whatever their middle is", () => {
  const market = defaults(["a", "b", "c", "d"]);
  const torn = { ...market, index: { ...market.index, outlier: { ...market.index.outlier, threshold: 0.5 } } };
  const wide = follow(torn, repeat({ a: 540, b: 580, c: 620, d: 660 }, 2)).at(-1);
  assert.deepEqual([wide?.ok, wide?.ok === false && wide.code], [false, "confidence_wide"]);
  const strict = follow(market, repeat({ a: 540, b: 580, c: 620, d: 660 }, 2)).at(-1);
  assert.equal(strict?.ok, false);
});
