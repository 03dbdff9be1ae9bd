import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tradeFee } from "./tradeFee.ts";

const FEE = { base: 0.0005, confidenceCover: 1, max: 0.005 };

test("a sure index costs the base fee", () => {
  assert.deepEqual(tradeFee(0.0001, FEE), { fee: 0.0005, base: 0.0005, cover: 0 });
});

test("an unsure index costs its half-width", () => {
  assert.ok(Math.abs(tradeFee(0.002, FEE).fee - 0.002) < 1e-18);
  assert.ok(Math.abs(tradeFee(0.002, FEE).cover - 0.0015) < 1e-18);
});

test("the fee ends at its maximum", () => {
  assert.ok(Math.abs(tradeFee(0.05, FEE).fee - 0.005) < 1e-18);
});

test("nobody trades inside the uncertainty at no cost: the fee covers it up to the maximum", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (confidence) => {
      const { fee, base, cover } = tradeFee(confidence, FEE);
      assert.ok(fee >= Math.min(confidence, FEE.max) - 1e-18);
      assert.ok(fee >= FEE.base && fee <= FEE.max + 1e-18);
      assert.equal(fee, base + cover);
    }),
  );
});
