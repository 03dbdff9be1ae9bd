import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ceilDivide } from "./ceilDivide.ts";
import { floorDivide } from "./floorDivide.ts";
import { integerSquareRoot } from "./integerSquareRoot.ts";

const huge = fc.bigInt({ min: 0n, max: 10n ** 60n });
const signed = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 40n });

test("the integer square root is the largest whose square fits", () => {
  fc.assert(
    fc.property(huge, (value) => {
      const root = integerSquareRoot(value);
      assert.ok(root * root <= value && (root + 1n) * (root + 1n) > value);
    }),
  );
});

test("small and perfect squares", () => {
  assert.deepEqual([0n, 1n, 2n, 3n, 4n, 8n, 9n].map(integerSquareRoot), [0n, 1n, 1n, 1n, 2n, 2n, 3n]);
  assert.equal(integerSquareRoot(10n ** 38n), 10n ** 19n);
});

test("a negative number is refused by name", () => {
  assert.throws(() => integerSquareRoot(-1n), { code: "MATH_NEGATIVE", field: "value" });
});

test("floor and ceiling enclose the quotient and agree on multiples", () => {
  fc.assert(
    fc.property(signed, positive, (numerator, denominator) => {
      const low = floorDivide(numerator, denominator);
      const high = ceilDivide(numerator, denominator);
      assert.ok(low * denominator <= numerator && numerator <= high * denominator);
      assert.equal(high - low, numerator % denominator === 0n ? 0n : 1n);
    }),
  );
});

test("signs round the same way on both sides of zero", () => {
  assert.deepEqual([floorDivide(-7n, 2n), ceilDivide(-7n, 2n), floorDivide(7n, 2n), ceilDivide(7n, 2n)], [-4n, -3n, 3n, 4n]);
});
