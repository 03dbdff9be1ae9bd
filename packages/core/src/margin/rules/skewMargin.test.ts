import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type SkewMarginParameters, skewMargin } from "./skewMargin.ts";

const ETH: SkewMarginParameters = {
  skewScale: 1_000,
  initialFraction: 2,
  minimumInitialRatio: 0.01,
  maintenanceScalar: 0.5,
  minimumPositionMargin: 0,
};

test("twenty ether of a scale of a thousand", () => {
  assert.deepEqual(skewMargin(20, 2_000, ETH), { initialRatio: 0.05, maintenanceRatio: 0.025, initial: 2_000, maintenance: 1_000 });
});

test("long and short need the same; no scale leaves the minimum", () => {
  assert.deepEqual(skewMargin(-20, 2_000, ETH), skewMargin(20, 2_000, ETH));
  assert.equal(skewMargin(20, 2_000, { ...ETH, skewScale: 0 }).initialRatio, 0.01);
  assert.equal(skewMargin(0, 2_000, { ...ETH, minimumPositionMargin: 5 }).maintenance, 5);
});

test("required money is quadratic in size, and initial covers maintenance", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (size, maintenanceScalar) => {
      const parameters = { ...ETH, minimumInitialRatio: 0, maintenanceScalar };
      const once = skewMargin(size, 10, parameters);
      const twice = skewMargin(2 * size, 10, parameters);
      assert.ok(Math.abs(twice.initial - 4 * once.initial) <= 1e-9 * Math.max(1, twice.initial));
      assert.ok(once.initial >= once.maintenance);
    }),
  );
});

test("a maintenance margin above the initial one is refused", () => {
  assert.throws(() => skewMargin(1, 1, { ...ETH, maintenanceScalar: 1.5 }), { code: "MARGIN_INPUT", field: "maintenanceScalar" });
});
