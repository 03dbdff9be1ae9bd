import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gradientRate } from "./gradientRate.ts";
import { powerRate } from "./powerRate.ts";
import { reserveRates } from "./reserveRates.ts";

const CURVE = { base: 0.01, slopeBelow: 0.04, slopeAbove: 0.6, kink: 0.8 };
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

test("reserve: suppliers never earn more than borrowers pay", () => {
  fc.assert(
    fc.property(amount, amount, amount, fc.double({ min: 0, max: 1, noNaN: true }), (debt, available, unbacked, reserveFactor) => {
      const { borrow, supply, supplyBeforeReserve, utilisation } = reserveRates({ debt, available, unbacked, reserveFactor }, CURVE);
      const supplied = debt + available + unbacked;
      assert.ok(supply * supplied <= borrow * debt * (1 + 1e-12));
      assert.ok(supply <= supplyBeforeReserve && supplyBeforeReserve <= borrow * (1 + 1e-12));
      assert.ok(utilisation >= 0 && utilisation <= 1);
    }),
  );
});

test("reserve: more debt never lowers the borrow rate; unbacked claims dilute the suppliers alone", () => {
  fc.assert(
    fc.property(amount, amount, amount, (a, b, available) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const rates = (debt: number, unbacked = 0) => reserveRates({ debt, available, unbacked, reserveFactor: 0 }, CURVE);
      assert.ok(rates(low).borrow <= rates(high).borrow * (1 + 1e-12));
      assert.equal(rates(high, 77).borrow, rates(high).borrow);
      assert.ok(rates(high, 77).supply <= rates(high).supply);
    }),
  );
});

test("reserve: without debt the base, and nothing for suppliers", () => {
  assert.deepEqual(reserveRates({ debt: 0, available: 0, unbacked: 5, reserveFactor: 0.1 }, CURVE), {
    utilisation: 0,
    borrow: 0.01,
    supplyBeforeReserve: 0,
    supply: 0,
  });
});

test("gradients: per percentage point, continuous at the breakpoint, never decreasing", () => {
  const curve = { lowGradient: 0.0003, breakpoint: 0.75, highGradient: 0.01 };
  const use = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(use, use, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const rise = gradientRate(high, curve) - gradientRate(low, curve);
      assert.ok(rise >= -1e-15 && rise <= 100 * 0.01 * (high - low) + 1e-12);
    }),
  );
  assert.ok(Math.abs(gradientRate(0.75, curve) - 0.0225) < 1e-15);
  assert.equal(gradientRate(0.9, { lowGradient: 0, breakpoint: 0, highGradient: 0 }), 0);
});

test("power: in proportion to the reserved share, nothing from an empty pool", () => {
  assert.ok(Math.abs(powerRate(2e-5, 200_000, 250_000, 1) - 1.6e-5) < 1e-18);
  assert.ok(powerRate(1e-9, 2_000, 1e6, 2) > 3.9 * powerRate(1e-9, 1_000, 1e6, 2));
  assert.equal(powerRate(1, 5, 0, 1), 0);
});
