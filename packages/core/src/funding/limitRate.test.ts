import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { limitRate } from "./limitRate.ts";

const rate = fc.double({ min: -1e-3, max: 1e-3, noNaN: true });
const positive = fc.double({ min: 1e-12, max: 1e-4, noNaN: true });

test("inside every limit the rate is the wish", () => {
  assert.deepEqual(limitRate(3e-7, 4e-7, 2.9e-7, 1e-7), { rate: 3e-7, limit: "none" });
});

test("before the first rate only the cap applies", () => {
  assert.deepEqual(limitRate(5e-7, 4e-7, null, 0), { rate: 4e-7, limit: "cap" });
  assert.deepEqual(limitRate(-5e-7, 4e-7, null, 0), { rate: -4e-7, limit: "cap" });
  assert.deepEqual(limitRate(1e-7, 4e-7, null, 0), { rate: 1e-7, limit: "none" });
});

test("the step names itself when it decides", () => {
  assert.deepEqual(limitRate(4e-7, 4e-7, 0, 1e-8), { rate: 1e-8, limit: "step" });
  assert.deepEqual(limitRate(-4e-7, 4e-7, 0, 1e-8), { rate: -1e-8, limit: "step" });
});

test("the cap names itself when the step would have allowed more", () => {
  assert.deepEqual(limitRate(9e-7, 4e-7, 3.9e-7, 1e-7), { rate: 4e-7, limit: "cap" });
});

test("a previous rate outside a lowered cap is brought inside at once", () => {
  assert.equal(limitRate(9e-7, 4e-7, 8e-7, 1e-9).rate, 4e-7);
  assert.equal(limitRate(-9e-7, 4e-7, -8e-7, 1e-9).rate, -4e-7);
});

test("neither cap nor rate-of-change cap is ever exceeded", () => {
  fc.assert(
    fc.property(rate, positive, rate, positive, (wanted, cap, before, maxStep) => {
      const previous = Math.max(-cap, Math.min(cap, before));
      const limited = limitRate(wanted, cap, previous, maxStep);
      assert.ok(Math.abs(limited.rate) <= cap);
      assert.ok(Math.abs(limited.rate - previous) <= maxStep * (1 + 1e-9) + 1e-18);
    }),
  );
});

test("odd in (wanted, previous)", () => {
  fc.assert(
    fc.property(rate, positive, rate, positive, (wanted, cap, previous, maxStep) => {
      assert.equal(limitRate(-wanted, cap, -previous, maxStep).rate + limitRate(wanted, cap, previous, maxStep).rate, 0);
    }),
  );
});

test("idempotent: limiting a limited rate changes nothing", () => {
  fc.assert(
    fc.property(rate, positive, rate, positive, (wanted, cap, previous, maxStep) => {
      const once = limitRate(wanted, cap, previous, maxStep).rate;
      assert.equal(limitRate(once, cap, previous, maxStep).rate, once);
    }),
  );
});
