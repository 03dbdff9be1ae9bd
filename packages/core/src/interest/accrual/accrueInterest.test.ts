import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compoundInterest, linearInterest, simpleInterest, taylorInterest } from "./accrueInterest.ts";

const YEAR = 31_536_000;
const rate = fc.double({ min: 0, max: 5 / YEAR, noNaN: true });
const seconds = fc.integer({ min: 0, max: YEAR });

test("linear below the cubic below the exact factor", () => {
  fc.assert(
    fc.property(rate, seconds, (r, t) => {
      const [linear, taylor, exact] = [linearInterest(r, t), taylorInterest(r, t), compoundInterest(r, t)];
      assert.ok(linear <= taylor * (1 + 1e-15) && taylor <= exact * (1 + 1e-15));
      assert.ok(linear >= 1);
    }),
  );
});

test("simple interest is what the linear factor adds", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), rate, seconds, (amount, r, t) => {
      const added = amount * linearInterest(r, t) - amount;
      assert.ok(Math.abs(simpleInterest(amount, r, t) - added) <= 1e-15 * amount * (1 + r * t) + 1e-300);
    }),
  );
  assert.ok(Math.abs(simpleInterest(200_000, 4e-9, 1_209_600) - 967.68) < 1e-9);
});

test("the cubic's error is its fourth term", () => {
  fc.assert(
    fc.property(rate, seconds, (r, t) => {
      const x = r * t;
      const error = compoundInterest(r, t) - taylorInterest(r, t);
      assert.ok(error <= (Math.exp(x) * x ** 4) / 24 + 1e-13 * Math.exp(x));
    }),
  );
});

test("compounding does not depend on how the time is cut; linear interest does, and the cubic hardly", () => {
  fc.assert(
    fc.property(rate, seconds, seconds, (r, a, b) => {
      const whole = compoundInterest(r, a + b);
      assert.ok(Math.abs(compoundInterest(r, a) * compoundInterest(r, b) - whole) <= 1e-12 * whole);
      assert.ok(linearInterest(r, a) * linearInterest(r, b) >= linearInterest(r, a + b) * (1 - 1e-12));
    }),
  );
  const month = 0.05 / 12;
  assert.ok(Math.abs(taylorInterest(month, 1) ** 12 - Math.exp(0.05)) < 1e-9);
});
