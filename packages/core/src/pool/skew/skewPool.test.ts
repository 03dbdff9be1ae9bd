import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { premiumLiability } from "./premiumLiability.ts";
import { rescaleSkewPool } from "./rescaleSkewPool.ts";
import { closingTrades, histories, type PoolEvent, playHistory } from "./skewPool.testing.ts";
import { type SkewPool, skewPoolDelta, skewPoolValue, tradeWithSkewPool } from "./skewPool.ts";

const START: SkewPool = { balance: 1e6, skew: 0, scale: 1e5 };
const PRICE = 100;
const TRADERS = 4;
const RUNS = { numRuns: 150 };
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test("liability: what making a skew cost above the index is what is owed, and closing it pays exactly that", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), fc.double({ min: 1e3, max: 1e7, noNaN: true }), (skew, scale) => {
      const { paid, pool } = tradeWithSkewPool({ balance: 0, skew: 0, scale }, skew, PRICE, 0);
      const owed = premiumLiability(skew, scale, PRICE);
      assert.ok(Math.abs(paid - skew * PRICE - owed) <= 1e-9 * (1 + Math.abs(paid)));
      const back = tradeWithSkewPool(pool, -skew, PRICE, 0).paid;
      assert.ok(Math.abs(paid + back) <= 1e-9 * (1 + Math.abs(paid)));
    }),
  );
  assert.equal(premiumLiability(500, 0, PRICE), 0);
});

test("value: no trade and no change of scale moves it; a fee does", () => {
  fc.assert(
    fc.property(histories(TRADERS), (events) => {
      let value = skewPoolValue(START, PRICE);
      let played = playHistory(START, PRICE, TRADERS, []);
      for (const event of events) {
        const before = played;
        played = playHistory(before.pool, before.price, TRADERS, [event]);
        const now = skewPoolValue(played.pool, played.price);
        if (event.kind !== "price") assert.ok(Math.abs(now - value) <= 1e-9 * (1e6 + played.moved), `${event.kind}: ${value} to ${now}`);
        value = now;
      }
    }),
    RUNS,
  );
  const { pool, fillPrice } = tradeWithSkewPool(START, 100, PRICE, 0.001);
  assert.ok(Math.abs(skewPoolValue(pool, PRICE) - 1e6 - 100 * fillPrice * 0.001) < 1e-6);
});

test("delta: the index moves the value by it and by nothing else, exactly, because the value is linear in the index", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 1, max: 1e3, noNaN: true }), (skew, price) => {
      const pool = { ...START, skew };
      const change = skewPoolValue(pool, price) - skewPoolValue(pool, PRICE);
      assert.ok(Math.abs(change - skewPoolDelta(pool, PRICE) * (price - PRICE)) <= 1e-6);
    }),
  );
});

test("coalition: all traders together, hedged outside, get nothing out of any history of trades, prices and scales", () => {
  fc.assert(
    fc.property(histories(TRADERS), (events) => {
      const middle = playHistory(START, PRICE, TRADERS, events);
      const end = playHistory(START, PRICE, TRADERS, [...events, ...closingTrades(middle.positions)]);
      assert.ok(Math.abs(end.pool.skew) < 1e-6);
      const profit = total(end.cash) + end.hedge;
      assert.ok(Math.abs(profit) <= 1e-8 * (1e6 + end.moved), `profit ${profit}`);
    }),
    RUNS,
  );
});

test("coalition: with a fee every history that trades costs", () => {
  fc.assert(
    fc.property(histories(TRADERS), (events) => {
      const middle = playHistory(START, PRICE, TRADERS, events, 0.001);
      const end = playHistory(START, PRICE, TRADERS, [...events, ...closingTrades(middle.positions)], 0.001);
      const profit = total(end.cash) + end.hedge;
      // A tenth of the fees is far more than the rounding.
      assert.ok(profit <= -0.0001 * (end.moved - 1e6) + 1e-6, `profit ${profit}`);
    }),
    RUNS,
  );
});

test("scale: opening before an announced cut and closing after it earns nothing; without the charge it would have", () => {
  const opened = tradeWithSkewPool(START, 5_000, PRICE, 0);
  const { pool, revaluation, chargePerUnit } = rescaleSkewPool(opened.pool, START.scale / 2, PRICE);
  const closed = tradeWithSkewPool(pool, -5_000, PRICE, 0);
  const trading = -opened.paid - closed.paid;
  assert.ok(Math.abs(revaluation - 12_500) < 1e-6 && Math.abs(chargePerUnit - 2.5) < 1e-9);
  assert.ok(Math.abs(trading - 12_500) < 1e-6, "this is what the liquidity providers would have lost");
  assert.ok(Math.abs(trading - 5_000 * chargePerUnit) < 1e-6);
});

test("scale: shorts are paid what longs are charged beyond the revaluation, and an even market is charged nothing", () => {
  const pool = { ...START, skew: 300 };
  const { revaluation, chargePerUnit } = rescaleSkewPool(pool, 4e4, PRICE);
  const [longs, shorts] = [800, -500];
  assert.ok(Math.abs(longs * chargePerUnit + shorts * chargePerUnit - revaluation) < 1e-9);
  assert.deepEqual(rescaleSkewPool(START, 4e4, PRICE), { pool: { ...START, scale: 4e4 }, revaluation: 0, chargePerUnit: 0 });
});

test("scale: leaving or entering index fills is revalued too", () => {
  const pool = { ...START, skew: 1_000 };
  assert.equal(rescaleSkewPool(pool, 0, PRICE).revaluation, -500);
  assert.equal(rescaleSkewPool({ ...pool, scale: 0 }, 1e5, PRICE).revaluation, 500);
});

test("a history is one event after another", () => {
  const events: PoolEvent[] = [
    { kind: "trade", trader: 0, size: 10 },
    { kind: "price", factor: 2 },
    { kind: "scale", factor: 0.5 },
  ];
  const whole = playHistory(START, PRICE, 1, events);
  const first = playHistory(START, PRICE, 1, events.slice(0, 1));
  assert.equal(playHistory(first.pool, PRICE, 1, events.slice(1)).pool.scale, whole.pool.scale);
  assert.equal(whole.price, 200);
});

test("refusals name every field", () => {
  assert.throws(() => skewPoolValue({ balance: Number.NaN, skew: 0, scale: -1 }, 0), /balance.*scale.*price/s);
  assert.throws(() => tradeWithSkewPool(START, Number.POSITIVE_INFINITY, PRICE, 0), { code: "POOL_INPUT", field: "|size|" });
  assert.throws(() => tradeWithSkewPool(START, 1, PRICE, -0.1), { code: "POOL_INPUT", field: "feeRate" });
  assert.throws(() => rescaleSkewPool(START, -1, PRICE), { code: "POOL_INPUT", field: "newScale" });
  assert.throws(() => skewPoolDelta(START, -1), { code: "POOL_INPUT", field: "price" });
});
