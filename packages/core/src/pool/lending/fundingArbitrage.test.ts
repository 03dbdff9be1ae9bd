import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { feeWindow, ratioFunding } from "./demandPool.ts";
import { fundingArbitrage } from "./fundingArbitrage.ts";

const amount = fc.double({ min: 1, max: 1e6, noNaN: true });

test("the trade brings funding back to zero, on whichever side the price went", () => {
  fc.assert(
    fc.property(amount, amount, amount, (interest, price, mark) => {
      const size = fundingArbitrage(interest, price, mark);
      const longs = interest + size;
      assert.ok(Math.abs(ratioFunding({ longs, shorts: interest, price, mark }, 0.01)) <= 1e-12 * Math.max(1, price / mark));
      assert.equal(Math.sign(size), Math.sign(price - mark));
    }),
  );
});

test("at the highest fee of the window, what funding pays on the trade is what its loan costs", () => {
  const [interest, price, mark, kappa] = [1_000, 2_200, 2_000, 0.01];
  const { highest } = feeWindow({ price, mark, interest, arbitrage: 0 }, kappa);
  const size = fundingArbitrage(interest, price, mark);
  const paid = Math.abs(ratioFunding({ longs: interest, shorts: interest, price, mark }, kappa));
  assert.ok(Math.abs(paid - (highest * interest * price) / mark) <= 1e-15);
  assert.ok(Math.abs(size - 100) < 1e-9);
});

test("nothing moved, nothing to trade; a price of nothing takes all of it", () => {
  assert.equal(fundingArbitrage(500, 2_000, 2_000), 0);
  assert.equal(fundingArbitrage(500, 0, 2_000), -500);
  assert.throws(() => fundingArbitrage(1, 1, 0), { code: "POOL_INPUT", field: "mark" });
});
