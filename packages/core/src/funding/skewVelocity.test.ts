import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { skewVelocity } from "./skewVelocity.ts";

const skew = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test("proportional to the skew up to the scale", () => {
  assert.equal(skewVelocity(500, 1_000, 2e-12), 1e-12);
  assert.equal(skewVelocity(-250, 1_000, 2e-12), -5e-13);
});

test("clamped beyond the scale", () => {
  assert.equal(skewVelocity(5_000, 1_000, 2e-12), 2e-12);
  assert.equal(skewVelocity(-5_000, 1_000, 2e-12), -2e-12);
});

test("no scale and no skew mean no velocity", () => {
  assert.equal(skewVelocity(500, 0, 2e-12), 0);
  assert.equal(skewVelocity(0, 1_000, 2e-12), 0);
});

test("odd and bounded", () => {
  fc.assert(
    fc.property(skew, fc.double({ min: 1, max: 1e6, noNaN: true }), (s, scale) => {
      const velocity = skewVelocity(s, scale, 3e-12);
      assert.ok(Math.abs(velocity) <= 3e-12);
      assert.equal(skewVelocity(-s, scale, 3e-12) + velocity, 0);
    }),
  );
});
