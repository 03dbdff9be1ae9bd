import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normalCdf } from "../normal.ts";
import { close, refusal } from "../seeded.testing.ts";
import { betaCdf } from "./betaCdf.ts";
import { betaQuantile } from "./betaQuantile.ts";
import { chiSquareCdf } from "./chiSquareCdf.ts";
import { continuedFraction } from "./continuedFraction.ts";
import { gammaCdf } from "./gammaCdf.ts";
import { logGamma } from "./logGamma.ts";
import { studentTCdf } from "./studentTCdf.ts";

const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
const inside = fc.double({ min: 1e-3, max: 1 - 1e-3, noNaN: true });
const unit = fc.double({ min: 0, max: 1, noNaN: true });

test("the gamma function is the factorial, and obeys its recurrence and reflection", () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    close(logGamma(n), Math.log(factorial), 1e-13);
    factorial *= n;
  }
  close(logGamma(0.5), Math.log(Math.PI) / 2, 1e-13);
  fc.assert(fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => close(logGamma(x + 1), logGamma(x) + Math.log(x), 1e-12)));
});

test("known continued fractions", () => {
  close(
    continuedFraction(
      () => 1,
      () => 1,
    ),
    (1 + Math.sqrt(5)) / 2,
    1e-15,
  );
  close(
    continuedFraction(
      (i) => i,
      (i) => i + 1,
    ),
    1 / (Math.E - 2),
    1e-14,
  );
  // A zero head is legal.
  close(
    continuedFraction(
      () => 1,
      (i) => (i === 0 ? 0 : 1),
    ),
    (Math.sqrt(5) - 1) / 2,
    1e-14,
  );
});

test("tabulated values of the laws", () => {
  close(betaCdf(0.5, 2, 3), 0.6875, 1e-13);
  close(betaCdf(0.001, 500, 1e5), 1.2603110174142016e-177 + 0, 1e-12);
  close(betaCdf(0.00497, 500, 1e5), 0.4966891307099283, 1e-10);
  close(gammaCdf(1, 1), 1 - Math.exp(-1), 1e-14);
  close(gammaCdf(30, 10), 0.9999928782491372, 1e-14);
  close(chiSquareCdf(3.841458820694124, 1), 0.95, 1e-12);
  close(chiSquareCdf(5.991464547107979, 2), 0.95, 1e-12);
  close(studentTCdf(2.228138851964939, 10), 0.975, 1e-11);
  close(studentTCdf(-13.2, 30_000) / 5.660419519065502e-40, 1, 1e-9);
});

test("closed forms: uniform, power, exponential, Cauchy, two degrees", () => {
  fc.assert(
    fc.property(unit, shape, (x, a) => {
      close(betaCdf(x, 1, 1), x, 1e-12);
      close(betaCdf(x, a, 1), x ** a, 1e-10);
      close(gammaCdf(20 * x, 1), -Math.expm1(-20 * x), 1e-12);
      const t = 20 * (x - 0.5);
      close(studentTCdf(t, 1), 0.5 + Math.atan(t) / Math.PI, 1e-12);
      close(studentTCdf(t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)), 1e-12);
    }),
  );
});

test("the beta law mirrors, rises and ends at 0 and 1", () => {
  fc.assert(
    fc.property(inside, inside, shape, shape, (x, y, a, b) => {
      close(betaCdf(x, a, b), 1 - betaCdf(1 - x, b, a), 1e-10);
      const [low, high] = x < y ? [x, y] : [y, x];
      assert.ok(betaCdf(low, a, b) <= betaCdf(high, a, b) + 1e-12);
    }),
  );
  assert.equal(betaCdf(-1, 2, 2), 0);
  assert.equal(betaCdf(2, 2, 2), 1);
});

test("quantiles undo the distribution, down to tiny probabilities", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), shape, shape, (p, a, b) => {
      const x = betaQuantile(p, a, b);
      assert.ok(x >= 0 && x <= 1);
      // A law that piles up at an end has quantiles that round to it.
      if (x > 1e-300 && x < 1 - 1e-9) close(betaCdf(x, a, b) / p, 1, 1e-6);
    }),
    { numRuns: 60 },
  );
  close(betaQuantile(1e-100, 0.5, 2) / 4.444444444444448e-201, 1, 1e-9);
  assert.equal(betaQuantile(0, 2, 2), 0);
  assert.equal(betaQuantile(1, 2, 2), 1);
});

test("both branches of the gamma law agree where they meet", () => {
  for (const a of [0.3, 1, 5, 40, 300]) {
    const [below, above] = [gammaCdf((a + 1) * (1 - 1e-12), a), gammaCdf((a + 1) * (1 + 1e-12), a)];
    close(below, above, 1e-10);
  }
});

test("Student's law is symmetric and tends to the normal law", () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: 0.5, max: 1e4, noNaN: true }), (t, degrees) => {
      close(studentTCdf(t, degrees), 1 - studentTCdf(-t, degrees), 1e-12);
      close(studentTCdf(t, 1e7), normalCdf(t), 1e-6);
    }),
  );
});

test("shapes and levels outside the laws are refused", () => {
  assert.throws(() => betaCdf(0.5, 0, 1), refusal("MATH_DOMAIN", "shape"));
  assert.throws(() => betaCdf(0.5, 1, Number.NaN), refusal("MATH_DOMAIN", "shape"));
  assert.throws(() => betaQuantile(1.5, 1, 1), refusal("MATH_DOMAIN", "level"));
  assert.throws(() => gammaCdf(1, -1), refusal("MATH_DOMAIN", "shape"));
  assert.throws(() => studentTCdf(1, 0), refusal("MATH_DOMAIN", "degrees"));
  assert.equal(gammaCdf(-1, 2), 0);
  assert.equal(gammaCdf(Infinity, 2), 1);
});
