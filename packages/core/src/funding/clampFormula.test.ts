import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clampFormula } from "./clampFormula.ts";

const BP = 0.0001;
const premium = fc.double({ min: -0.05, max: 0.05, noNaN: true });

test("inside the damper the rate is the interest", () => {
  for (const bp of [-4, -2, 0, 1, 3, 6]) assert.equal(clampFormula(bp * BP, BP, 5 * BP), BP);
});

test("outside the damper the rate is the premium less the damper", () => {
  assert.ok(Math.abs(clampFormula(20 * BP, BP, 5 * BP) - 15 * BP) < 1e-18);
  assert.ok(Math.abs(clampFormula(-20 * BP, BP, 5 * BP) + 15 * BP) < 1e-18);
});

test("odd in (premium, interest)", () => {
  fc.assert(
    fc.property(premium, fc.double({ min: -0.001, max: 0.001, noNaN: true }), (p, interest) => {
      assert.equal(clampFormula(-p, -interest, 5 * BP) + clampFormula(p, interest, 5 * BP), 0);
    }),
  );
});

test("agrees with the formula as exchanges print it", () => {
  fc.assert(
    fc.property(premium, (p) => {
      const printed = p + Math.max(-5 * BP, Math.min(5 * BP, BP - p));
      assert.ok(Math.abs(clampFormula(p, BP, 5 * BP) - printed) < 1e-16);
    }),
  );
});

test("never decreasing in the premium", () => {
  fc.assert(
    fc.property(premium, premium, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(clampFormula(low, BP, 5 * BP) <= clampFormula(high, BP, 5 * BP) + 1e-18);
    }),
  );
});
