import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { score } from "./testing/score.ts";

test("first, last, gain and the largest fall from an earlier high", () => {
  const { pool, traders } = score([100, 120, 90, 130, 125].map((poolValue) => ({ poolValue, traderPnl: 100 - poolValue })));
  assert.deepEqual(pool, { first: 100, last: 125, pnl: 25, maxDrawdown: 30 });
  assert.equal(traders.pnl, -25);
});

test("a pool that only gains has no drawdown; one sample gains nothing", () => {
  assert.equal(score([{ poolValue: 1 }, { poolValue: 2 }]).pool.maxDrawdown, 0);
  assert.deepEqual(score([{ poolValue: -5 }]).pool, { first: -5, last: -5, pnl: 0, maxDrawdown: 0 });
});

test("an empty run has no pool", () => {
  const { pool, traders } = score([]);
  assert.deepEqual(pool, { first: null, last: null, pnl: null, maxDrawdown: null });
  assert.equal(traders.pnl, null);
});

test("the drawdown is the largest difference of any value and a later one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 }), (values) => {
      const falls = values.flatMap((high, at) => values.slice(at).map((low) => high - low));
      assert.equal(score(values.map((poolValue) => ({ poolValue }))).pool.maxDrawdown, Math.max(...falls));
    }),
  );
});
