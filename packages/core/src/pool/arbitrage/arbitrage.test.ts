import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { arbitrageLoss } from "../../math/lossVersusRebalancing.ts";
import { normals, uniforms } from "../../math/seeded.testing.ts";
import { curveArbitrage } from "./curveArbitrage.ts";
import { liquidityReturn } from "./liquidityReturn.ts";
import { poissonTradeShare, rebalancingLoss, weightedPoolLoss } from "./rebalancingLoss.ts";

const near = (got: number, want: number, tolerance: number) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1e-300, Math.abs(want)), `${got} against ${want}`);
const sigma = fc.double({ min: 1e-4, max: 2, noNaN: true });

test("loss of a constant product by the general formula is an eighth of variance times value", () => {
  fc.assert(
    fc.property(
      sigma,
      fc.double({ min: 1, max: 1e5, noNaN: true }),
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      (s, price, liquidity) => {
        // x = L / sqrt(P), so dx/dP = -L / (2 P^1.5), and the pool is worth 2 L sqrt(P).
        const loss = rebalancingLoss(s, price, -liquidity / (2 * price ** 1.5));
        near(loss / (2 * liquidity * Math.sqrt(price)), weightedPoolLoss(s, 0.5), 1e-12);
      },
    ),
  );
  near(weightedPoolLoss(0.05, 0.5), 0.0003125, 1e-12);
  assert.equal(weightedPoolLoss(0.5, 0), 0);
  assert.equal(weightedPoolLoss(0.5, 1), 0);
});

test("loss of a constant product is what arbitrage takes in a small move, to the third order", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e-2, noNaN: true }), (s) => {
      // The mean of an up and a down move of one standard deviation.
      const mean = (curveArbitrage(1e6, 500, 2_000 * (1 + s)).loss + curveArbitrage(1e6, 500, 2_000 * (1 - s)).loss) / 2;
      near(mean / 2e6, weightedPoolLoss(s, 0.5), 1e-3);
    }),
  );
});

test("arbitrage of a curve: its trade leaves the pool at the outside price and its loss is what the arbitrageur makes", () => {
  const reserve = fc.double({ min: 1, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(reserve, reserve, fc.double({ min: 0.3, max: 3, noNaN: true }), (quote, base, factor) => {
      const price = (quote / base) * factor;
      const { quoteIn, loss } = curveArbitrage(quote, base, price);
      const after = quote + quoteIn;
      const left = (quote * base) / after;
      near(after / left, price, 1e-9);
      assert.ok(loss >= -1e-9 * quote);
      near(loss + 1, price * (base - left) - quoteIn + 1, 1e-6 + 1e-9 * quote);
    }),
  );
});

test("blocks at random: the more often and the cheaper, the more arbitrageurs take, from none to all", () => {
  fc.assert(
    fc.property(sigma, fc.double({ min: 1e-5, max: 0.05, noNaN: true }), fc.double({ min: 1e-6, max: 1, noNaN: true }), (s, fee, time) => {
      const share = poissonTradeShare(s, fee, time);
      assert.ok(share > 0 && share < 1);
      assert.ok(poissonTradeShare(s, fee * 2, time) < share && poissonTradeShare(s, fee, time * 2) > share);
    }),
  );
  assert.equal(poissonTradeShare(0.05, 0, 1), 1);
  assert.equal(poissonTradeShare(0, 0.01, 1), 0);
  assert.equal(poissonTradeShare(0.05, 0.01, 0), 0);
});

test("blocks at random: a simulated walk inside the fee's band trades as often as the formula says", () => {
  // Log price against the pool's: moves of one block are normal over an exponential time; outside the band the pool is moved to its edge.
  const [s, fee, time, blocks] = [0.05, 0.003, 1 / 7_200, 300_000];
  const [uniform, normal] = [uniforms(11), normals(12)];
  let [gap, trades] = [0, 0];
  for (let i = 0; i < blocks; i++) {
    const wait = -Math.log(1 - uniform()) * time;
    gap += s * Math.sqrt(wait) * normal();
    if (Math.abs(gap) <= fee) continue;
    trades += 1;
    gap = Math.sign(gap) * fee;
  }
  near(trades / blocks, poissonTradeShare(s, fee, time), 0.03);
});

test("blocks of one length lose less than at random for the same fee band, and without a fee both lose all", () => {
  const block = 0.0005;
  // The fixed formula is per unit of liquidity and takes the whole width of the band; the other per value, one-sided.
  near(arbitrageLoss(block, 0), (block * block) / 2, 1e-12);
  assert.equal(arbitrageLoss(0, 0.01), 0);
  fc.assert(
    fc.property(fc.double({ min: 1e-5, max: 0.01, noNaN: true }), (fee) =>
      assert.ok(arbitrageLoss(block, fee * 2) < arbitrageLoss(block, fee)),
    ),
  );
});

test("providing liquidity: fees of others less what arbitrage takes", () => {
  const situation = { sigma: 0.05, weight: 0.5, fee: 0.003, blockTime: 12 / 86_400, turnover: 0.1 };
  const { fees, loss, net } = liquidityReturn(situation);
  near(fees, 0.0003, 1e-12);
  near(loss, 0.0003125 * 0.12195121951219513, 1e-9);
  assert.equal(net, fees - loss);
  assert.ok(liquidityReturn({ ...situation, turnover: 0 }).net < 0);
  assert.throws(() => liquidityReturn({ ...situation, turnover: -1 }), { code: "POOL_INPUT", field: "turnover" });
});

test("refusals", () => {
  assert.throws(() => rebalancingLoss(-1, 1, 1), { code: "POOL_INPUT", field: "sigma" });
  assert.throws(() => weightedPoolLoss(1, 2), { code: "POOL_INPUT", field: "weight" });
  assert.throws(() => poissonTradeShare(1, -1, 1), { code: "POOL_INPUT", field: "fee" });
  assert.throws(() => curveArbitrage(-1, 1, 1), { code: "POOL_INPUT", field: "quote" });
});
