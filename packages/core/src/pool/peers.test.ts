import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { impactExecutionPrice, impactPower, priceImpact } from "./impact/impactPower.ts";
import { skewFillPrice } from "./skew/skewFillPrice.ts";
import { pegOfPrice, planRepeg, repegCost, vammPrice } from "./vamm/vammPeg.ts";

const size = fc.double({ min: -1e5, max: 1e5, noNaN: true });

test("fill: splitting a trade changes nothing, and a round trip is free", () => {
  fc.assert(
    fc.property(size, size, size, (skew, a, b) => {
      const cost = (from: number, trade: number): number => trade * skewFillPrice(100, from, trade, 1e6);
      const whole = cost(skew, a + b);
      const split = cost(skew, a) + cost(skew + a, b);
      assert.ok(Math.abs(whole - split) <= 1e-9 * (1 + Math.abs(cost(skew, a)) + Math.abs(cost(skew + a, b))));
      assert.ok(Math.abs(cost(skew, a) + cost(skew + a, -a)) <= 1e-9 * (1 + Math.abs(cost(skew, a))));
    }),
  );
});

test("fill: buying pays more than selling, and a scale of 0 is the oracle", () => {
  fc.assert(
    fc.property(size, fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (skew, trade) => {
      assert.ok(skewFillPrice(100, skew, trade, 1e6) > skewFillPrice(100, skew, -trade, 1e6));
      assert.equal(skewFillPrice(100, skew, trade, 0), 100);
    }),
  );
});

const difference = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const FACTORS = { positive: 5e-9, negative: 1e-8, exponent: 2 };

test("impact: no round trip earns, whatever it crosses", () => {
  fc.assert(
    fc.property(difference, difference, (before, after) => {
      const there = priceImpact(before, after, FACTORS);
      const back = priceImpact(after, before, FACTORS);
      assert.ok(there + back <= 1e-9 * (1 + Math.abs(there) + Math.abs(back)), `${there} and ${back}`);
    }),
  );
});

test("impact: narrowing is paid, widening pays, the mirror image is the same", () => {
  fc.assert(
    fc.property(difference, difference, (before, after) => {
      const impact = priceImpact(before, after, FACTORS);
      const sameSide = before >= 0 === after >= 0;
      if (sameSide && Math.abs(after) < Math.abs(before)) assert.ok(impact >= 0);
      if (sameSide && Math.abs(after) > Math.abs(before)) assert.ok(impact <= 0);
      assert.equal(priceImpact(-before, -after, FACTORS), impact);
    }),
  );
  assert.equal(priceImpact(7, 7, FACTORS), 0);
});

test("impact power: nothing below one unit, exact for exponent 1", () => {
  assert.equal(impactPower(0.999, 5, 2), 0);
  assert.equal(impactPower(1, 5, 2), 5);
  assert.equal(impactPower(12_345, 0.5, 1), 6_172.5);
});

test("execution: a paid trader fills better than the oracle on both sides, opening and closing", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e3, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 900, noNaN: true }), (amount, impact) => {
      assert.ok(impactExecutionPrice(5_000, true, amount, impact) < 5_000);
      assert.ok(impactExecutionPrice(5_000, false, amount, impact) > 5_000);
      assert.ok(impactExecutionPrice(5_000, true, -amount, impact) > 5_000);
      assert.ok(impactExecutionPrice(5_000, false, -amount, impact) < 5_000);
      assert.ok(impactExecutionPrice(5_000, true, amount, -impact) > 5_000);
    }),
  );
  assert.equal(impactExecutionPrice(5_000, true, 0, 3), 5_000);
});

const reserve = fc.bigInt({ min: 10n ** 9n, max: 10n ** 13n });
const target = fc.bigInt({ min: 1_000n, max: 10n ** 11n });

test("peg: the market priced by the peg of a target is at the target, to the rounding of one unit of the peg", () => {
  fc.assert(
    fc.property(reserve, reserve, target, (base, quote, price) => {
      const got = vammPrice({ base, quote, peg: pegOfPrice(price, base, quote) });
      const unit = quote / base + 2n;
      if (pegOfPrice(price, base, quote) > 1n) assert.ok(got <= price && price - got <= unit, `${got} against ${price}`);
    }),
  );
  assert.equal(pegOfPrice(1n, 1n, 10n), 1n);
});

test("repeg: what a move costs, the way back earns", () => {
  fc.assert(
    fc.property(reserve, reserve, target, target, (quote, terminalQuote, peg, next) => {
      const there = repegCost({ base: 1n, quote, terminalQuote, peg }, next);
      const back = repegCost({ base: 1n, quote, terminalQuote, peg: next }, peg);
      assert.equal(there, -back);
    }),
  );
});

const RESERVES = { base: 65_000_000_000n, quote: 63_015_384_615n, terminalQuote: 64_000_000_000n, peg: 19_400_000_000n };
const LIMITS = { oraclePrice: 18_601_000_000n, maxSpread: 50_000n, pool: 40_000_000n, keep: 500_000n };

test("repeg: near the oracle the whole move is planned although the fees do not pay it yet", () => {
  const plan = planRepeg(RESERVES, LIMITS);
  assert.ok(repegCost(RESERVES, plan.peg) > plan.budget);
  assert.deepEqual(plan, { peg: 19_186_822_509n, budget: 39_500_000n, checkLowerBound: true });
  assert.equal(planRepeg(RESERVES, { ...LIMITS, pool: 0n }).checkLowerBound, false, "nothing to keep, nothing to check");
});

test("repeg: far from the oracle only half the largest spread is left, at whatever it costs", () => {
  const far = { ...LIMITS, oraclePrice: 15_000_000_000n };
  const plan = planRepeg(RESERVES, far);
  const price = vammPrice({ ...RESERVES, peg: plan.peg });
  assert.ok(price <= 15_375_000_000n && 15_375_000_000n - price <= 2n, `${price}`);
  assert.equal(plan.checkLowerBound, false);
  assert.equal(plan.budget, repegCost(RESERVES, plan.peg));
});

test("repeg: a move that earns, or that the fees pay, goes all the way", () => {
  for (const oraclePrice of [20_400_000_000n, 18_807_000_000n]) {
    const plan = planRepeg(RESERVES, { ...LIMITS, oraclePrice, pool: 10n ** 12n });
    assert.equal(plan.peg, pegOfPrice(oraclePrice, RESERVES.base, RESERVES.quote));
    assert.equal(plan.checkLowerBound, true);
  }
});
