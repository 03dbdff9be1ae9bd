import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { simpleInterest } from "../accrual/accrueInterest.ts";
import { kinkedRate } from "../kinkedRate.ts";
import { gradientRate } from "./gradientRate.ts";
import { powerRate } from "./powerRate.ts";
import { reserveRates } from "./reserveRates.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const slope = fc.double({ min: 0, max: 5, noNaN: true });
const kink = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
const FREE = { parityShare: 0, parityPremium: 1, max: Number.MAX_VALUE };

const close = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-12 * (1 + Math.abs(expected)), `${got} against ${expected}`);

test("a kinked curve without a base is a curve of two gradients per percentage point", () => {
  fc.assert(
    fc.property(share, slope, slope, kink, (utilisation, slopeBelow, slopeAbove, at) => {
      const kinked = kinkedRate(utilisation, { base: 0, slopeBelow, slopeAbove, kink: at, ...FREE });
      const curve = { lowGradient: slopeBelow / at / 100, breakpoint: at, highGradient: slopeAbove / (1 - at) / 100 };
      close(kinked, gradientRate(utilisation, curve));
    }),
  );
});

test("up to its kink the curve is a power rate of exponent one", () => {
  fc.assert(
    fc.property(amount, fc.double({ min: 1, max: 1e9, noNaN: true }), slope, kink, (reserved, pool, slopeBelow, at) => {
      if (reserved > at * pool) return;
      const kinked = kinkedRate(reserved / pool, { base: 0, slopeBelow, slopeAbove: 9, kink: at, ...FREE });
      close(kinked, powerRate(slopeBelow / at, reserved, pool, 1));
    }),
  );
});

/** Debt, available, unbacked and the rates that Aave's own tests state, on base 1 %, slopes 4 % and 60 %, kink 80 %. */
const AAVE: readonly (readonly [number, number, number, number, number])[] = [
  [0.8, 0.2, 0, 0.05, 0.04],
  [0.8, 0.2, 99, 0.05, 0.0004],
  [1, 0, 0, 0.65, 0.65],
  [80, 9_920, 0, 0.0104, 0.0000832],
  [0, 0, 0, 0.01, 0],
];

test("Aave's own figures", () => {
  const curve = { base: 0.01, slopeBelow: 0.04, slopeAbove: 0.6, kink: 0.8 };
  for (const [debt, available, unbacked, borrow, supply] of AAVE) {
    const rates = reserveRates({ debt, available, unbacked, reserveFactor: 0 }, curve);
    close(rates.borrow, borrow);
    close(rates.supplyBeforeReserve, supply);
    close(rates.supply, supply);
  }
});

test("Synthetix's own figures: two hundredths of use cost 6 bp, full use 2.25 % and 25 points at one per cent each", () => {
  const curve = { lowGradient: 0.0003, breakpoint: 0.75, highGradient: 0.01 };
  close(gradientRate(0.02, curve), 0.0006);
  close(gradientRate(0.8, curve), 0.0725);
  close(gradientRate(1, curve), 0.2725);
});

test("GMX's own figures: two weeks of a borrowing factor, in dollars", () => {
  close(simpleInterest(200_000, powerRate(1e-7, 200_000, 5_000_000, 1), 1_209_600), 967.68);
  close(simpleInterest(150_000, powerRate(2e-7, 150_000, 1_000_000, 1), 1_209_600), 5_443.2);
});

test("what borrowers pay is what suppliers, reserve and unbacked claims get, to the last digit", () => {
  const reserve = fc.record({
    debt: fc.double({ min: 1, max: 1e9, noNaN: true }),
    available: amount,
    unbacked: amount,
    reserveFactor: share,
  });
  fc.assert(
    fc.property(reserve, slope, slope, kink, (pool, slopeBelow, slopeAbove, at) => {
      const rates = reserveRates(pool, { base: 0.01, slopeBelow, slopeAbove, kink: at });
      const supplied = pool.debt + pool.available + pool.unbacked;
      const paid = simpleInterest(pool.debt, rates.borrow, 1);
      const toSuppliers = simpleInterest(supplied, rates.supply, 1);
      const kept = simpleInterest(supplied, rates.supplyBeforeReserve - rates.supply, 1);
      assert.ok(Math.abs(toSuppliers + kept - paid) <= 1e-9 * paid);
      assert.ok(Math.abs(kept - pool.reserveFactor * paid) <= 1e-9 * paid);
    }),
  );
});

test("scale: a pool ten times as large has the same rates", () => {
  const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const positive = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(positive, positive, amount, factor, (debt, available, unbacked, times) => {
      const curve = { base: 0, slopeBelow: 0.04, slopeAbove: 0.6, kink: 0.8 };
      const one = reserveRates({ debt, available, unbacked, reserveFactor: 0.1 }, curve);
      const other = reserveRates(
        { debt: debt * times, available: available * times, unbacked: unbacked * times, reserveFactor: 0.1 },
        curve,
      );
      close(other.borrow, one.borrow);
      close(other.supply, one.supply);
      close(powerRate(1e-6, debt * times, available * times, 1), powerRate(1e-6, debt, available, 1));
    }),
  );
});

test("convex: while the upper slope is the steeper one, halfway costs no more than the average of the ends", () => {
  fc.assert(
    fc.property(
      share,
      share,
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (a, b, low, high) => {
        const curve = { lowGradient: low, breakpoint: 0.75, highGradient: high };
        const middle = gradientRate((a + b) / 2, curve);
        assert.ok(middle <= (gradientRate(a, curve) + gradientRate(b, curve)) / 2 + 1e-12);
      },
    ),
  );
});

test("power: nothing from an empty pool or without a reserve, and doubling the reserve multiplies by two to the exponent", () => {
  const exponent = fc.constantFrom(1, 1.5, 2, 3);
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.double({ min: 1, max: 1e9, noNaN: true }),
      exponent,
      (reserved, pool, e) => {
        const one = powerRate(1e-9, reserved, pool, e);
        assert.ok(Math.abs(powerRate(1e-9, 2 * reserved, pool, e) - 2 ** e * one) <= 1e-12 * 2 ** e * one);
        assert.equal(powerRate(1e-9, reserved, 0, e), 0);
        assert.equal(powerRate(1e-9, 0, pool, e), 0);
      },
    ),
  );
});
