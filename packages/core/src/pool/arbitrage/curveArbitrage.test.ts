import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { curveArbitrage } from "./curveArbitrage.ts";
import { liquidityReturn } from "./liquidityReturn.ts";
import { poissonTradeShare, rebalancingLoss, weightedPoolLoss } from "./rebalancingLoss.ts";

const near = (got: number, want: number, scale: number) =>
  assert.ok(Math.abs(got - want) <= 1e-9 * (1 + Math.abs(scale)), `${got} for ${want}`);
const reserve = fc.double({ min: 1, max: 1e6, noNaN: true });
const factor = fc.double({ min: 0.5, max: 2, noNaN: true });

/** Reserves after the outside price moved and arbitrage followed it. */
function arbitraged({ quote, base }: { readonly quote: number; readonly base: number }, price: number) {
  const { quoteIn, loss } = curveArbitrage(quote, base, price);
  return { quote: quote + quoteIn, base: (quote * base) / (quote + quoteIn), loss };
}

test("arbitrage is done once: at the price it left, nothing is traded and nothing lost", () => {
  fc.assert(
    fc.property(reserve, reserve, factor, (quote, base, move) => {
      const price = (quote / base) * move;
      const after = arbitraged({ quote, base }, price);
      const again = curveArbitrage(after.quote, after.base, price);
      near(again.quoteIn, 0, quote);
      near(again.loss, 0, quote);
    }),
  );
});

test("steps: following the price by way of a second one loses less by what was sold or bought there in time, on the way and off it", () => {
  fc.assert(
    fc.property(reserve, reserve, factor, factor, (quote, base, half, whole) => {
      const [middle, end] = [(quote / base) * half, (quote / base) * whole];
      const stop = arbitraged({ quote, base }, middle);
      const last = arbitraged(stop, end);
      const direct = arbitraged({ quote, base }, end);
      near(last.quote, direct.quote, quote);
      // Whoever stopped holds y1 instead of y0 while the price goes on, having traded the difference at the middle.
      near(direct.loss - stop.loss - last.loss, (end - middle) * (base - stop.base), 10 * quote);
      const onTheWay = (half - 1) * (whole - half) >= 0;
      if (onTheWay) assert.ok(direct.loss >= stop.loss + last.loss - 1e-9 * quote);
    }),
  );
});

test("by hand: a pool of 100 and 1 loses 1 to a rise to 121 and 1 to a fall to 81, and none when it is empty", () => {
  // sqrt(121 * 100) = 110 and sqrt(81 * 100) = 90.
  assert.deepEqual(curveArbitrage(100, 1, 121), { quoteIn: 10, loss: 1 });
  assert.deepEqual(curveArbitrage(100, 1, 81), { quoteIn: -10, loss: 1 });
  assert.deepEqual(curveArbitrage(0, 0, 81), { quoteIn: 0, loss: 0 });
  assert.deepEqual(curveArbitrage(400, 4, 121), { quoteIn: 40, loss: 4 }, "four times the pool");
});

test("loss of any weighted pool by the general formula is that of its weight, whichever asset is the base", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 2, noNaN: true }),
      fc.integer({ min: 1, max: 1_023 }),
      fc.double({ min: 0.1, max: 1e4, noNaN: true }),
      (sigma, share, price) => {
        // A pool that keeps w in the base is worth V = P^w and holds w P^(w - 1) of it, which falls by w (1 - w) P^(w - 2).
        const w = share / 1_024;
        const loss = rebalancingLoss(sigma, price, -w * (1 - w) * price ** (w - 2));
        const relative = weightedPoolLoss(sigma, w);
        assert.ok(Math.abs(loss / price ** w - relative) <= 1e-12 * relative);
        assert.ok(Math.abs(weightedPoolLoss(sigma, 1 - w) - relative) <= 1e-15 * relative);
        assert.ok(relative <= weightedPoolLoss(sigma, 0.5), "an even pool loses most");
        assert.equal(weightedPoolLoss(2 * sigma, w), 4 * relative);
        assert.equal(rebalancingLoss(sigma, price, w), rebalancingLoss(sigma, price, -w));
      },
    ),
  );
  // 0.1^2 * 50^2 * 2 / 2.
  near(rebalancingLoss(0.1, 50, -2), 25, 25);
});

test("blocks at random: only the fee over one block's move counts, and at 1 / sqrt(2) of it half of the loss is taken", () => {
  const positive = fc.double({ min: 1e-4, max: 1, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, (sigma, fee, time) => {
      const share = poissonTradeShare(sigma, fee, time);
      assert.equal(poissonTradeShare(2 * sigma, 2 * fee, time), share);
      assert.equal(poissonTradeShare(sigma, 2 * fee, 4 * time), share);
      near(poissonTradeShare(sigma, (sigma * Math.sqrt(time)) / Math.SQRT2, time), 0.5, 1);
    }),
  );
});

test("providing liquidity: at the turnover whose fees are the loss it earns nothing, above it more, and without a fee it loses all", () => {
  const situation = { sigma: 0.05, weight: 0.3, fee: 0.003, blockTime: 1 / 7_200, turnover: 0 };
  const { loss } = liquidityReturn(situation);
  near(liquidityReturn({ ...situation, turnover: loss / 0.003 }).net, 0, 0);
  assert.ok(liquidityReturn({ ...situation, turnover: 1.1 * (loss / 0.003) }).net > 0);
  // 0.05^2 * 0.3 * 0.7 / 2
  const free = liquidityReturn({ ...situation, fee: 0, turnover: 5 });
  assert.ok(free.fees === 0 && Math.abs(free.net + 0.000_262_5) < 1e-15);
});

test("refusals name the field that is wrong", () => {
  const cases: [() => unknown, string][] = [
    [() => curveArbitrage(1, -1, 1), "base"],
    [() => curveArbitrage(1, 1, Number.NaN), "price"],
    [() => rebalancingLoss(1, 0, 1), "price"],
    [() => rebalancingLoss(1, 1, Number.NEGATIVE_INFINITY), "|slope|"],
    [() => weightedPoolLoss(-1, 0.5), "sigma"],
    [() => weightedPoolLoss(1, -0.1), "weight"],
    [() => poissonTradeShare(-1, 0, 1), "sigma"],
    [() => poissonTradeShare(1, 0, -1), "blockTime"],
    [() => liquidityReturn({ sigma: 1, weight: 1.1, fee: 0, blockTime: 1, turnover: 0 }), "weight"],
  ];
  for (const [act, field] of cases) assert.throws(act, { code: "POOL_INPUT", field });
});
