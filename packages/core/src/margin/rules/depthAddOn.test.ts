import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DepthParameters, depthAddOn } from "./depthAddOn.ts";

const DEPTH: DepthParameters = { absorbedPerSecond: 500, horizonSeconds: 3_600, multiple: 3, max: 1 };
const notional = fc.double({ min: 0, max: 1e12, noNaN: true });
const volatility = fc.double({ min: 0, max: 1, noNaN: true });

test("three horizons of selling add sqrt(2) - 1 of the base margin", () => {
  assert.ok(Math.abs(depthAddOn(5_400_000, 0.01, DEPTH) - 0.03 * (Math.SQRT2 - 1)) < 1e-15);
});

test("a position that closes at once adds nothing, one that never closes the maximum", () => {
  assert.equal(depthAddOn(0, 0.5, DEPTH), 0);
  assert.ok(depthAddOn(1, 0.5, DEPTH) < 1e-6);
  assert.equal(depthAddOn(1, 0.5, { ...DEPTH, absorbedPerSecond: 0, max: 0.7 }), 0.7);
  assert.equal(depthAddOn(0, 0.5, { ...DEPTH, absorbedPerSecond: 0 }), 0);
});

test("rises with size and volatility, falls with depth, stays inside its maximum", () => {
  fc.assert(
    fc.property(notional, notional, volatility, fc.double({ min: 1, max: 1e6, noNaN: true }), (a, b, sigma, absorbedPerSecond) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const p = { ...DEPTH, absorbedPerSecond, max: 0.5 };
      const small = depthAddOn(low, sigma, p);
      const large = depthAddOn(high, sigma, p);
      assert.ok(small >= 0 && small <= large && large <= 0.5);
      assert.ok(depthAddOn(high, sigma, { ...p, absorbedPerSecond: 2 * absorbedPerSecond }) <= large);
      assert.ok(depthAddOn(high, sigma / 2, p) <= large);
    }),
  );
});

test("evenly sold, the loss of a simulated walk has the deviation the rule charges", () => {
  // Mean price of n equal steps of a walk with unit variance per horizon: variance (n + 1)(2n + 1) / (6 n^2), a third in the limit.
  const steps = 100_000;
  const variance = ((steps + 1) * (2 * steps + 1)) / (6 * steps * steps);
  const horizons = 12;
  const charged = depthAddOn(horizons * 500 * 3_600, 0.01, { ...DEPTH, multiple: 1 }) + 0.01;
  assert.ok(Math.abs(charged - 0.01 * Math.sqrt(1 + horizons * variance)) < 1e-6);
});

test("nonsense is refused by name", () => {
  assert.throws(() => depthAddOn(-1, 0.1, DEPTH), { code: "MARGIN_INPUT", field: "notional" });
  assert.throws(() => depthAddOn(1, 0.1, { ...DEPTH, horizonSeconds: 0 }), { code: "MARGIN_INPUT", field: "horizonSeconds" });
});
