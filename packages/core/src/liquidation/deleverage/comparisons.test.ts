import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { factorExposure } from "./factorExposure.ts";
import { fillLeverage } from "./fillLeverage.ts";
import { profitHaircut } from "./profitHaircut.ts";
import { markLeverageRank, profitLeverageRank } from "./queueRank.ts";

const money = fc.double({ min: 0, max: 1e9, noNaN: true });

test("a deficit is shared over profits only, and to the last unit", () => {
  assert.deepEqual(profitHaircut(30, [10, 40, 50]), { haircuts: [3, 12, 15], uncovered: 0 });
  assert.deepEqual(profitHaircut(30, [-10, 0, 20]), { haircuts: [0, 0, 20], uncovered: 10 });
  assert.deepEqual(profitHaircut(30, []), { haircuts: [], uncovered: 30 });
  assert.throws(() => profitHaircut(-1, [1]), { code: "LIQUIDATION_INPUT", field: "deficit" });
});

test("haircuts and what stays uncovered add up to the deficit; no winner ends below zero", () => {
  fc.assert(
    fc.property(money, fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 20 }), (deficit, profits) => {
      const { haircuts, uncovered } = profitHaircut(deficit, profits);
      const total = haircuts.reduce((sum, next) => sum + next, uncovered);
      assert.ok(Math.abs(total - deficit) <= 1e-9 * Math.max(1, deficit));
      haircuts.forEach((haircut, i) => {
        assert.ok(haircut <= Math.max(0, profits[i] ?? 0) * (1 + 1e-12) + 1e-100);
      });
    }),
  );
});

test("BitMEX's rank: profit times leverage, loss over leverage, long and short", () => {
  assert.ok(Math.abs(profitLeverageRank({ markValue: 120, averageEntryValue: 100, bankruptValue: 90 }) - 0.8) < 1e-15);
  assert.ok(Math.abs(profitLeverageRank({ markValue: 90, averageEntryValue: 100, bankruptValue: 80 }) + 0.1 / 9) < 1e-15);
  // Sold at 100, now 80, bankrupt at 90 of value owed: a fifth of profit at eight times leverage.
  assert.ok(Math.abs(profitLeverageRank({ markValue: -80, averageEntryValue: -100, bankruptValue: -90 }) - 1.6) < 1e-15);
  assert.throws(() => profitLeverageRank({ markValue: 1, averageEntryValue: 0, bankruptValue: 1 }), { code: "LIQUIDATION_INPUT" });
});

test("Hyperliquid's index: an account without value ranks first", () => {
  assert.equal(markLeverageRank(100, 50, 1e6, 1e6), 2);
  assert.equal(markLeverageRank(100, 80, 1e6, 2e5), 6.25);
  assert.equal(markLeverageRank(100, 80, 1e6, -1), Number.POSITIVE_INFINITY);
  assert.throws(() => markLeverageRank(100, 0, 1, 1), { code: "LIQUIDATION_INPUT", field: "entry" });
});

test("the queue ranks a hedged winner like any other; its factor exposure is nothing", () => {
  assert.equal(markLeverageRank(150, 100, 1_500, 300), 7.5);
  const own = { notional: 1_500, volatility: 0.02, loading: 0.9 };
  assert.equal(factorExposure(own, [{ ...own, notional: -1_500 }], 1, 1), 0);
});

test("factor exposure counts what the common factor sees, from the side that is cut", () => {
  const btc = { notional: 1_000, volatility: 0.02, loading: 0.9 };
  const eth = { notional: -250, volatility: 0.04, loading: 0.9 };
  assert.equal(factorExposure(btc, [eth], 1, 10), 50);
  assert.equal(factorExposure(btc, [{ ...eth, notional: 250 }], 1, 10), 150);
  assert.equal(factorExposure(btc, [{ ...eth, notional: -5_000 }], 1, 10), 0);
  assert.equal(factorExposure({ ...btc, notional: -1_000 }, [{ ...eth, notional: 250 }], -1, 10), 50);
});

test("a stale loading leaves the position alone", () => {
  const btc = { notional: 1_000, volatility: 0.02, loading: 0.9 };
  const stale = { notional: -1_000, volatility: 0.02, loading: null };
  assert.equal(factorExposure(btc, [stale], 1, 10), 100);
  assert.equal(factorExposure({ ...btc, loading: null }, [{ ...stale, loading: 0.9 }], 1, 10), 100);
  assert.equal(factorExposure({ ...btc, loading: 0 }, [{ ...stale, loading: 0.9 }], 1, 10), 100);
  assert.throws(() => factorExposure(btc, [], 1, 0), { code: "LIQUIDATION_INPUT", field: "lotNotional" });
});

test("filling in real numbers: the sum is the quantity and the level is common", () => {
  const accounts = fc.array(fc.tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0.001, max: 1e6, noNaN: true })), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(accounts, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const notionals = list.map(([notional]) => notional);
      const equities = list.map(([, equity]) => equity);
      const reduce = share * notionals.reduce((sum, next) => sum + next, 0);
      const { reductions, maxLeverage } = fillLeverage(notionals, equities, reduce);
      assert.ok(Math.abs(reductions.reduce((sum, next) => sum + next, 0) - reduce) <= 1e-6 * Math.max(1, reduce));
      reductions.forEach((cut, i) => {
        if (cut > 0) assert.ok(((notionals[i] ?? 0) - cut) / (equities[i] ?? 1) >= maxLeverage * (1 - 1e-6) - 1e-6);
      });
    }),
  );
});

test("filling: nothing to do, everything to do, and accounts without equity", () => {
  assert.deepEqual(fillLeverage([100, 50], [10, 10], 0), { reductions: [0, 0], maxLeverage: 10, shortfall: 0 });
  assert.deepEqual(fillLeverage([100, 50], [10, 10], 200), { reductions: [100, 50], maxLeverage: 0, shortfall: 50 });
  assert.deepEqual(fillLeverage([100, 50, 30], [10, 0, -1], 40), {
    reductions: [0, 25, 15],
    maxLeverage: Number.POSITIVE_INFINITY,
    shortfall: 0,
  });
  assert.throws(() => fillLeverage([1], [], 1), { code: "LIQUIDATION_INPUT", field: "equities.length" });
});
