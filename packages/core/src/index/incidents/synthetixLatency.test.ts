import assert from "node:assert/strict";
import { test } from "node:test";
import { settleAfterWait } from "../network/settleAfterWait.ts";

// 2019 to 2021: trades at a price that was already known to be old. Not an index matter: a trade has to fill at a price that was not known.
const PRICES = [
  { at: 0, price: 100 },
  { at: 60, price: 101 },
  { at: 179, price: 102 },
  { at: 181, price: 103 },
];

test("latency: after a waiting period of 180 s the front-runner pays the 2 % that it saw coming", () => {
  const settled = settleAfterWait(PRICES, 0, 180);
  assert.equal(settled?.price, 102);
  assert.ok(Math.abs((settled?.move ?? 0) - 0.02) < 1e-12);
});

test("latency: without a price at the time of the trade there is nothing to settle", () => {
  assert.equal(settleAfterWait(PRICES, -1, 180), null);
  assert.equal(settleAfterWait([], 0, 180), null);
  assert.deepEqual(settleAfterWait(PRICES, 200, 0), { price: 103, move: 0 });
});

test("latency: in our market an order accepted at block time t fills at a later round only", () => {
  const roundOf = (seconds: number, roundLength: number, minDelay: number) => Math.ceil((seconds + minDelay) / roundLength);
  for (const t of [0, 1, 9, 10, 11]) assert.ok(roundOf(t, 10, 6) * 10 > t, "the round ends after the order was placed");
});
