import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import { after, answerOf, once } from "../parts/parts.testing.ts";
import { HIP3, HYPERLIQUID, HYPERLIQUID_WEIGHTS, hip3Mark, updatesToFollow } from "./hyperliquid.ts";

const said = (prices: Readonly<Record<string, number>>) =>
  Object.entries(prices).map(([source, price]) => ({ source, price, weight: HYPERLIQUID_WEIGHTS[source] ?? 1 }));
const HONEST = { Binance: 100, OKX: 100.1, Bybit: 99.9, Kraken: 100.2, Kucoin: 99.8, Gate: 100, MEXC: 100 };

test("five of eleven weights do not capture the oracle, six do", () => {
  assert.equal(answerOf(once(said(HONEST), HYPERLIQUID)), 100);
  assert.equal(answerOf(once(said({ ...HONEST, Binance: 150, OKX: 150 }), HYPERLIQUID)), 100.2);
  assert.equal(answerOf(once(said({ ...HONEST, Binance: 150, OKX: 150, Kraken: 150 }), HYPERLIQUID)), 150);
});

test("HIP-3: 1 % per call and 2.5 s between calls", () => {
  const call = (price: number, wait: number) => answerOf(once([{ source: "deployer", price }], HIP3, {}, after(100, NOW - wait)));
  assert.equal(call(105, 2500), 101);
  assert.equal(call(95, 2500), 99);
  assert.equal(call(100.5, 2500), 100.5);
  assert.equal(call(100.5, 2499), "too_soon");
  assert.deepEqual([hip3Mark(100, 101, 10_000), hip3Mark(100, 101, 10_001), hip3Mark(100, 101, Infinity)], [100, 101, 101]);
});

test("a jump takes as many calls as the logarithms say", () => {
  assert.deepEqual(
    [0.01, 0.05, 0.1, -0.1, 0].map((jump) => updatesToFollow(jump, 0.01, 0.01)),
    [1, 5, 10, 11, 0],
  );
  assert.equal(updatesToFollow(-1, 0.01, 0.01), Infinity);
  assert.equal(updatesToFollow(0.1, 0, 0.01), Infinity);
  fc.assert(
    fc.property(fc.double({ min: -0.9, max: 3, noNaN: true }), fc.double({ min: 0.005, max: 0.2, noNaN: true }), (jump, step) => {
      const exact = jump > 0 ? Math.log1p(jump) / Math.log1p(step) : Math.log1p(jump) / Math.log1p(-step);
      const updates = updatesToFollow(jump, step, step);
      assert.ok(updates >= exact - 1e-6 && updates < exact + 1 + 1e-6);
    }),
  );
});
