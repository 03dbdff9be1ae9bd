import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { decimalToFixed } from "./decimalToFixed.ts";
import { encodeFixed } from "./encodeFixed.ts";

test("what governance wrote is what the chain gets", () => {
  assert.equal(decimalToFixed(0.05, 18), 50_000_000_000_000_000n);
  assert.equal(decimalToFixed(1.2, 18), 1_200_000_000_000_000_000n);
  assert.equal(decimalToFixed(-0.1, 18), -100_000_000_000_000_000n);
  assert.equal(decimalToFixed(4, 0), 4n);
});

test("exponents in both directions", () => {
  assert.equal(decimalToFixed(1e-9, 18), 1_000_000_000n);
  assert.equal(decimalToFixed(1.5e-7, 18), 150_000_000_000n);
  assert.equal(decimalToFixed(1e21, 18), 10n ** 39n);
  assert.equal(decimalToFixed(1.25e22, 2), 125n * 10n ** 22n);
});

test("digits beyond the field's places are cut off toward zero", () => {
  assert.equal(decimalToFixed(4.340277777777778e-7, 18), 434_027_777_777n);
  assert.equal(decimalToFixed(-4.340277777777778e-7, 18), -434_027_777_777n);
  assert.equal(decimalToFixed(2.9, 0), 2n);
});

test("never further from the double's exact value than one unit and the double's own precision", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
      const difference = decimalToFixed(value, 18) - encodeFixed(value, 18, "towardZero", "x");
      const size = difference < 0n ? -difference : difference;
      assert.ok(Number(size) <= 1 + Math.abs(value) * 2 ** -52 * 1e18);
    }),
  );
});

test("odd", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (value) => {
      assert.equal(decimalToFixed(-value, 18), -decimalToFixed(value, 18));
    }),
  );
});

test("what is not a finite number is refused", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    assert.throws(
      () => decimalToFixed(value, 18),
      (error) => error instanceof EvenkeelError && error.code === "ENCODE_NOT_FINITE",
    );
  }
});
