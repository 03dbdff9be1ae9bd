import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NORMAL_REFERENCE } from "./cumulativeNormal.testing.ts";
import { cumulativeNormal, cumulativeNormalFrom } from "./cumulativeNormal.ts";
import { normalCdf } from "./normal.ts";
import { normalDensity } from "./normalDensity.ts";
import { ulps } from "./ulps.testing.ts";

for (const [z, probability, density] of NORMAL_REFERENCE) {
  test(`the normal at ${z}: distribution and density within 5 ulps`, () => {
    assert.ok(ulps(cumulativeNormal(z), probability) <= 5, `N: ${cumulativeNormal(z)} against ${probability}`);
    assert.ok(ulps(normalDensity(z), density) <= 5, `n: ${normalDensity(z)} against ${density}`);
  });
}

const z = fc.double({ min: -37, max: 37, noNaN: true });

test("symmetric, between 0 and 1, rising", () => {
  fc.assert(
    fc.property(z, z, (a, b) => {
      assert.ok(Math.abs(cumulativeNormal(a) + cumulativeNormal(-a) - 1) <= 2 ** -52);
      assert.ok(cumulativeNormal(a) >= 0 && cumulativeNormal(a) <= 1);
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(cumulativeNormal(low) <= cumulativeNormal(high) * (1 + 1e-15));
    }),
  );
});

test("agrees with the shorter function to that one's 1e-14", () => {
  fc.assert(fc.property(z, (at) => assert.ok(Math.abs(cumulativeNormal(at) - normalCdf(at)) < 1e-14)));
});

test("limits", () => {
  assert.equal(cumulativeNormal(0), 0.5);
  assert.equal(cumulativeNormal(Number.NEGATIVE_INFINITY), 0);
  assert.equal(cumulativeNormal(Number.POSITIVE_INFINITY), 1);
  assert.equal(cumulativeNormal(-40), 0);
  assert.equal(cumulativeNormal(40), 1);
  assert.ok(Number.isNaN(cumulativeNormal(Number.NaN)));
  assert.equal(normalDensity(Number.POSITIVE_INFINITY), 0);
  assert.equal(normalDensity(39), 0);
  assert.equal(normalDensity(2), normalDensity(-2));
});

test("the density that the caller has is used, not computed again", () => {
  assert.equal(cumulativeNormalFrom(-8, 2 * normalDensity(-8)), 2 * cumulativeNormal(-8));
  assert.equal(cumulativeNormalFrom(0.2, Number.NaN), cumulativeNormal(0.2));
});

test("Mills' ratio lies between its bounds in the tail", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 37, noNaN: true }), (x) => {
      const ratio = cumulativeNormal(-x) / normalDensity(x);
      assert.ok(ratio < (1 / x) * (1 + 1e-14));
      assert.ok(ratio > (x / (1 + x * x)) * (1 - 1e-14));
    }),
  );
});
