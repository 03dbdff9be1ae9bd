import assert from "node:assert/strict";
import { test } from "node:test";
import { arithmeticTwap, geometricTwap, windowMedian } from "../../math/twap.ts";
import { defaults, follow, priceOf, repeat, statusOf } from "./incident.testing.ts";

// April 2022: INV 50 times up for one block with 500 ETH of own money; the average was read right after its update and was the spot price.
const HALF_HOUR = [
  { price: 50, seconds: 15 },
  { price: 1, seconds: 1785 },
];

test("INV: averaged over its whole window the block is +41 %, geometrically +3.3 %, and nothing for a median", () => {
  assert.ok(Math.abs(arithmeticTwap(HALF_HOUR) - 1.4083) < 1e-4);
  assert.ok(Math.abs(geometricTwap(HALF_HOUR) - 1.0331) < 1e-4);
  assert.equal(windowMedian(HALF_HOUR), 1);
  const block = [{ price: 50, seconds: 15 }];
  for (const average of [arithmeticTwap, geometricTwap, windowMedian]) assert.ok(Math.abs(average(block) - 50) < 1e-12);
});

test("INV: a thin pool beside three venues has no say", () => {
  const calm = { pool: 1, a: 1, b: 1, c: 1 };
  const results = follow(defaults(Object.keys(calm)), [...repeat(calm, 3), ...repeat({ ...calm, pool: 50 }, 2), ...repeat(calm, 3)]);
  assert.equal(statusOf(results[3], "pool"), "outlier");
  for (const result of results) assert.ok(Math.abs(priceOf(result) - 1) < 1e-12);
});

test("INV: even if every venue showed it, the default step caps hold the index to a few percent until it is over", () => {
  const market = defaults(["a", "b", "c"]);
  const { guard, confidence } = market.index;
  const at = (level: number) => ({ a: level, b: level, c: level });
  const results = follow(market, [...repeat(at(1), 3), ...repeat(at(50), 2), ...repeat(at(1), 3)]);
  const cap = (1 + guard.perStep + guard.perSecond * 10) ** 2;
  for (const result of results) assert.ok(!result.ok || result.price <= cap);
  // What the guard holds back is doubt: the half-width covers the truth, so the price is not one to trade at.
  assert.ok(results.slice(3, 5).every((result) => !result.ok) && confidence.maxRelative < 1);
});
