import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dilutedValue, feeWindow, ratioFunding } from "./lending/demandPool.ts";
import { fundingArbitrage } from "./lending/fundingArbitrage.ts";
import { manipulationCap } from "./limits/manipulationCap.ts";
import { skewScaleOfDepth } from "./limits/skewScaleOfDepth.ts";
import { type PoolSide, poolProfit } from "./poolProfit.ts";

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const near = (got: number, want: number, scale: number) => assert.ok(Math.abs(got - want) <= 1e-12 * scale, `${got} for ${want}`);
const SIDE: PoolSide = { side: 1, entryNotional: 1_000, entryPrice: 50, price: 60, poolValue: 2_000 };

test("profit: what one side gains of the pool the other side of the same entry loses, and at its entry neither", () => {
  fc.assert(
    fc.property(positive, positive, positive, positive, (entryNotional, entryPrice, price, poolValue) => {
      const at = { entryNotional, entryPrice, price, poolValue };
      const [long, short] = [poolProfit({ ...at, side: 1 }, 1).factor, poolProfit({ ...at, side: -1 }, 1).factor];
      assert.equal(long + short, 0);
      assert.equal(Math.sign(long), Math.sign(price - entryPrice));
      // A short gains at most what it sold for, a long loses at most what it paid.
      assert.ok(short <= (entryNotional / poolValue) * (1 + 1e-12));
      assert.equal(poolProfit({ ...at, side: 1, price: entryPrice }, 1).factor, 0);
      assert.equal(poolProfit({ ...at, side: 1, poolValue: 2 * poolValue }, 1).factor, long / 2);
    }),
  );
});

test("profit by hand: twenty units that gained ten each are a tenth of 2,000; only above the limit are they reduced", () => {
  assert.deepEqual(poolProfit(SIDE, 0.1), { factor: 0.1, deleverage: false });
  assert.deepEqual(poolProfit(SIDE, 0.099), { factor: 0.1, deleverage: true });
  assert.deepEqual(poolProfit({ ...SIDE, price: 0 }, 0), { factor: -0.5, deleverage: false });
  assert.deepEqual(poolProfit({ ...SIDE, side: -1, price: 0 }, 0.4), { factor: 0.5, deleverage: true });
});

test("manipulation: twice the money or half the depth halves what may be open, twice the pool doubles it, nothing to lose is nothing", () => {
  fc.assert(
    fc.property(
      positive,
      positive,
      positive,
      positive,
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (capital, depth, move, poolValue, share) => {
        const at = { capital, depth, move, poolValue };
        const { reach, openInterest } = manipulationCap(at, share);
        near(manipulationCap({ ...at, capital: 2 * capital }, share).openInterest, openInterest / 2, openInterest);
        near(manipulationCap({ ...at, depth: depth / 2 }, share).openInterest, openInterest / 2, openInterest);
        near(manipulationCap({ ...at, poolValue: 2 * poolValue }, share).openInterest, 2 * openInterest, 2 * openInterest);
        // Depth is twice as deep where twice the notional rests in twice the move.
        near(manipulationCap({ ...at, depth: 2 * depth, move: 2 * move }, share).reach, reach, reach);
        assert.equal(manipulationCap(at, 0).openInterest, 0);
        assert.equal(manipulationCap({ ...at, poolValue: 0 }, share).openInterest, 0);
      },
    ),
  );
});

test("lending by hand: funding follows the ratio of the sides less that of the prices, and the trade undoes a move of it", () => {
  // 0.02 (300 / 100 - 110 / 100) and 0.02 (1 / 2 - 1).
  near(ratioFunding({ longs: 300, shorts: 100, price: 110, mark: 100 }, 0.02), 0.038, 1);
  near(ratioFunding({ longs: 100, shorts: 200, price: 100, mark: 100 }, 0.02), -0.01, 1);
  // 0.02 / 400 (1 - 80 / 100) against 1 / 400.
  const { lowest, highest } = feeWindow({ price: 100, mark: 80, interest: 400, arbitrage: 1 }, 0.02);
  near(highest, 0.000_01, 1);
  near(lowest, 0.002_5, 1);
  near(fundingArbitrage(400, 80, 100), -80, 100);
});

test("dilution: two newcomers in turn take what their discounts compound to, in either order, and none without a discount", () => {
  const discount = fc.double({ min: -0.5, max: 2, noNaN: true });
  fc.assert(
    fc.property(positive, discount, discount, (value, first, second) => {
      const left = dilutedValue(dilutedValue(value, first), second);
      near(left, dilutedValue(dilutedValue(value, second), first), left);
      near(left, value / ((1 + first) * (1 + second)), left);
      assert.ok(first > 0 ? dilutedValue(value, first) <= value : dilutedValue(value, first) >= value);
      assert.equal(dilutedValue(value, 0), value);
    }),
  );
});

test("refusals name the field that is wrong", () => {
  const wrong: Partial<PoolSide>[] = [{ entryNotional: -1 }, { entryPrice: 0 }, { price: -1 }, { price: Number.NaN }, { poolValue: 0 }];
  for (const change of wrong)
    assert.throws(() => poolProfit({ ...SIDE, ...change }, 0.1), { code: "POOL_INPUT", field: Object.keys(change)[0] });
  assert.throws(() => poolProfit(SIDE, -0.1), { code: "POOL_INPUT", field: "limit" });
  const [situation, sides, window] = [
    { capital: 1, depth: 1, move: 1, poolValue: 1 },
    { longs: 1, shorts: 1, price: 1, mark: 1 },
    { price: 1, mark: 1, interest: 1, arbitrage: 1 },
  ];
  const cases: [() => unknown, string][] = [
    [() => manipulationCap({ ...situation, depth: 0 }, 0.3), "depth"],
    [() => manipulationCap({ ...situation, move: 0 }, 0.3), "move"],
    [() => manipulationCap({ ...situation, poolValue: -1 }, 0.3), "poolValue"],
    [() => manipulationCap(situation, 1.1), "share"],
    [() => skewScaleOfDepth(-1, 1), "depth"],
    [() => ratioFunding({ ...sides, longs: -1 }, 1), "longs"],
    [() => ratioFunding({ ...sides, price: -1 }, 1), "price"],
    [() => ratioFunding({ ...sides, mark: 0 }, 1), "mark"],
    [() => feeWindow({ ...window, price: 0 }, 1), "price"],
    [() => feeWindow({ ...window, mark: -1 }, 1), "mark"],
    [() => feeWindow({ ...window, arbitrage: -1 }, 1), "arbitrage"],
    [() => dilutedValue(-1, 0), "value"],
    [() => fundingArbitrage(-1, 1, 1), "interest"],
    [() => fundingArbitrage(1, -1, 1), "price"],
  ];
  for (const [act, field] of cases) assert.throws(act, { code: "POOL_INPUT", field });
});
