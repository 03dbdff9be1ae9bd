import assert from "node:assert/strict";
import { test } from "node:test";
import { planOf } from "./plan.ts";
import { MIXED } from "./price.testing.ts";

test("a quote has one route: to the index or to a leg", () => {
  const { routes } = planOf(MIXED);
  assert.deepEqual(routes.get("b")?.get("BTC/USD"), { leg: null, source: 1 });
  assert.deepEqual(routes.get("a")?.get("BTC/USDC"), { leg: null, source: 2 });
  assert.deepEqual(routes.get("k")?.get("USDC/USD"), { leg: "USDC", source: 1 });
  assert.equal(routes.get("k")?.get("BTC/USD"), undefined);
});

test("pairs of one venue share its ordinal", () => {
  const { index } = planOf(MIXED);
  assert.deepEqual(index.venueOf, [0, 1, 0, 2, 3]);
  assert.equal(index.venueCount, 4);
});

test("only foreign currencies are converted", () => {
  assert.deepEqual(planOf(MIXED).index.currencyOf, [null, null, "USDC", "USDC", "USDT"]);
  assert.deepEqual(planOf(MIXED).legs.get("USDC")?.currencyOf, [null, null]);
});

test("an assumed leg needs no plan", () => {
  assert.deepEqual([...planOf(MIXED).legs.keys()], ["USDC"]);
});

test("a source's own staleness replaces the index's", () => {
  const [first, ...rest] = MIXED.index.sources;
  const own = { ...first, venue: "a", pair: "BTC/USD", stalenessMillis: 7 };
  assert.deepEqual(
    planOf({ ...MIXED, index: { ...MIXED.index, sources: [own, ...rest] } }).index.stalenessOf,
    [7, 60_000, 60_000, 60_000, 60_000],
  );
});

test("the same parameters have the same plan, other parameters their own", () => {
  assert.equal(planOf(MIXED), planOf(MIXED));
  assert.notEqual(planOf(MIXED), planOf({ ...MIXED }));
});
