import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { poolProfit } from "../poolProfit.ts";
import { impactPoolRelease } from "./impactPool.ts";

const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

test("an impact pool releases linearly and stops at its minimum", () => {
  const slow = { minimum: 200, perSecond: 0.00002 };
  assert.equal(impactPoolRelease(400, 5_000_001, slow), 100.00002);
  assert.equal(impactPoolRelease(400, 15_000_000, slow), 200);
  assert.equal(impactPoolRelease(150, 15_000_000, slow), 0);
  assert.throws(() => impactPoolRelease(-1, 0, slow), { code: "POOL_INPUT", field: "balance" });
});

test("whatever is released, the minimum stays and nothing is created", () => {
  fc.assert(
    fc.property(amount, amount, amount, amount, (balance, elapsed, minimum, perSecond) => {
      const released = impactPoolRelease(balance, elapsed, { minimum, perSecond });
      assert.ok(released >= 0 && released <= balance);
      assert.ok(balance - released >= Math.min(balance, minimum) - 1e-6);
    }),
  );
});

test("releasing in two steps gives no more than releasing once", () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (balance, first, second) => {
      const p = { minimum: 10, perSecond: 0.01 };
      const one = impactPoolRelease(balance, first, p);
      const two = one + impactPoolRelease(balance - one, second, p);
      assert.ok(Math.abs(two - impactPoolRelease(balance, first + second, p)) < 1e-6);
    }),
  );
});

test("a side's profit is measured against the pool that pays it", () => {
  const side = { side: 1, entryNotional: 2_000_000, entryPrice: 5_000, price: 10_000, poolValue: 10_000_000 } as const;
  assert.deepEqual(poolProfit(side, 0.1), { factor: 0.2, deleverage: true });
  assert.deepEqual(poolProfit(side, 0.2), { factor: 0.2, deleverage: false });
  assert.deepEqual(poolProfit({ ...side, side: -1 }, 0.1), { factor: -0.2, deleverage: false });
  assert.throws(() => poolProfit({ ...side, poolValue: 0 }, 0.1), { code: "POOL_INPUT", field: "poolValue" });
});
