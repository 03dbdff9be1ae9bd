import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cumulativeNormal } from "./cumulativeNormal.ts";
import { QUANTILE_REFERENCE } from "./inverseCumulativeNormal.testing.ts";
import { inverseCumulativeNormal } from "./inverseCumulativeNormal.ts";
import { normalDensity } from "./normalDensity.ts";
import { ulps } from "./ulps.testing.ts";

for (const [p, z] of QUANTILE_REFERENCE) {
  test(`quantile of ${p} within 8 ulps`, () => {
    assert.ok(ulps(inverseCumulativeNormal(p), z) <= 8, `${inverseCumulativeNormal(p)} against ${z}`);
  });
}

test("ends and nonsense", () => {
  assert.equal(inverseCumulativeNormal(0), Number.NEGATIVE_INFINITY);
  assert.equal(inverseCumulativeNormal(1), Number.POSITIVE_INFINITY);
  for (const p of [-1e-9, 1.000001, Number.NaN]) assert.ok(Number.isNaN(inverseCumulativeNormal(p)));
});

test("inverts the distribution, to what the distribution's own digits allow", () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 6, noNaN: true }), (z) => {
      const p = cumulativeNormal(z);
      // Condition of the quantile: a relative error of p moves z by p/n(z).
      const allowed = 1e-15 * Math.abs(z) + (8 * 2 ** -52 * p) / normalDensity(z) + 1e-17;
      assert.ok(Math.abs(inverseCumulativeNormal(p) - z) <= allowed, `${z}`);
    }),
  );
});

test("odd about one half, rising", () => {
  const p = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(p, p, (a, b) => {
      const mirrored = 1 - a;
      assert.ok(Math.abs(inverseCumulativeNormal(a) + inverseCumulativeNormal(mirrored)) < 1e-4);
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(inverseCumulativeNormal(low) <= inverseCumulativeNormal(high) + 1e-15);
    }),
  );
});
