import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ERFC_REFERENCE } from "./erfc.testing.ts";
import { erfc } from "./erfc.ts";
import { erfcx, erfcxComplement, erfcxTail, erfNearZero, expOfSquare } from "./erfcx.ts";
import { ulps } from "./ulps.testing.ts";

/** Below this a double has lost digits to gradual underflow. */
const NORMAL = 1e-290;

for (const [x, wanted, scaled] of ERFC_REFERENCE) {
  test(`erfc and erfcx of ${x} within 4 ulps`, () => {
    if (wanted > NORMAL) assert.ok(ulps(erfc(x), wanted) <= 4, `erfc: ${erfc(x)} against ${wanted}`);
    if (scaled < 1e300) assert.ok(ulps(erfcx(x), scaled) <= 4, `erfcx: ${erfcx(x)} against ${scaled}`);
  });
}

test("limits: 2 and 0 far out, 1 at 0, no number from no number", () => {
  assert.equal(erfc(0), 1);
  assert.equal(erfc(-40), 2);
  assert.equal(erfc(40), 0);
  assert.equal(erfc(Number.POSITIVE_INFINITY), 0);
  assert.equal(erfc(Number.NEGATIVE_INFINITY), 2);
  assert.ok(Number.isNaN(erfc(Number.NaN)));
  assert.equal(erfcx(0), 1);
  assert.equal(erfcx(-27), Number.POSITIVE_INFINITY);
  assert.equal(erfcx(Number.POSITIVE_INFINITY), 0);
  assert.ok(Number.isNaN(erfcx(Number.NaN)));
});

test("the scaled function joins its own hyperbola far out", () => {
  for (const x of [1e3, 1e6, 6.7e7, 6.8e7, 1e10, 1e100, 1e300]) {
    const hyperbola = 1 / (x * Math.sqrt(Math.PI));
    assert.ok(Math.abs(erfcx(x) / hyperbola - 1) <= 0.5 / (x * x) + 1e-15, `${x}`);
  }
});

test("erfc(-x) = 2 - erfc(x), falling everywhere", () => {
  const x = fc.double({ min: -28, max: 28, noNaN: true });
  fc.assert(
    fc.property(x, x, (a, b) => {
      assert.ok(Math.abs(erfc(a) + erfc(-a) - 2) < 1e-15);
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(erfc(low) >= erfc(high) * (1 - 1e-15));
    }),
  );
});

test("erfc is the scaled function times its decay", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 25, noNaN: true }), (x) => {
      assert.ok(ulps(erfc(x), expOfSquare(x, -1) * erfcx(x)) <= 8);
    }),
  );
});

test("the branches meet: no step at 0.46875 and at 4", () => {
  for (const edge of [0.46875, 4]) {
    const [below, above] = [edge * (1 - 2 ** -52), edge * (1 + 2 ** -52)];
    assert.ok(ulps(erfcx(below), erfcx(above)) < 8, `${edge}`);
    // The function itself moves by 2 x^2 ulps per ulp of x.
    assert.ok(ulps(erfc(below), erfc(above)) < 8 + 8 * edge * edge, `${edge}`);
  }
});

test("near zero the error function is 2x/sqrt(pi), odd", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.46875, max: 0.46875, noNaN: true }), (x) => {
      assert.ok(Math.abs(erfNearZero(x) + erfNearZero(-x)) === 0);
      assert.ok(Math.abs(erfNearZero(x) - (2 / Math.sqrt(Math.PI)) * (x - x ** 3 / 3 + x ** 5 / 10)) < 0.03 * Math.abs(x) ** 7 + 1e-16);
    }),
  );
});

test("the complement keeps its digits where 1 - sqrt(pi) x erfcx(x) loses them", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.46875, max: 4, noNaN: true }), (x) => {
      const cancelled = 1 - Math.sqrt(Math.PI) * x * erfcxTail(x);
      assert.ok(Math.abs(erfcxComplement(x) - cancelled) < 2e-15, `${x}`);
      assert.ok(erfcxComplement(x) > 0);
    }),
  );
  // 60-digit values.
  assert.ok(ulps(erfcxComplement(0.5), 0.45435863923495295) <= 4);
  assert.ok(ulps(erfcxComplement(1), 0.24212784385868788) <= 4);
  assert.ok(ulps(erfcxComplement(2), 0.09464590003765085) <= 4);
});

test("the exponential of a square keeps the square's digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (sixteenths) => {
      // Multiples of 1/16 have exact squares.
      const x = sixteenths / 16;
      if (x * x < 700) assert.ok(ulps(expOfSquare(x, -1), Math.exp(-x * x)) <= 1);
    }),
  );
  assert.ok(ulps(expOfSquare(10.1, -1), 4.984480496942965e-45) <= 2);
});
