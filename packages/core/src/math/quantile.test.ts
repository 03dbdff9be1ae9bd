import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { quantile } from "./quantile.ts";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
const level = fc.double({ min: 0, max: 1, noNaN: true });

test("interpolates between order statistics", () => {
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5);
  assert.equal(quantile([4, 1, 3, 2], 0.25), 1.75);
  assert.equal(quantile([5], 0.99), 5);
});

test("the ends are the smallest and the largest value, and it never leaves them", () => {
  fc.assert(
    fc.property(values, level, (list, p) => {
      // Adding 0 makes one zero of the two.
      assert.equal(quantile(list, 0) + 0, Math.min(...list) + 0);
      assert.equal(quantile(list, 1) + 0, Math.max(...list) + 0);
      const q = quantile(list, p);
      assert.ok(q >= Math.min(...list) - 1e-9 && q <= Math.max(...list) + 1e-9);
    }),
  );
});

test("rises with the level, and mirrors with the sign", () => {
  fc.assert(
    fc.property(values, level, level, (list, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(quantile(list, low) <= quantile(list, high) + 1e-9);
      const mirrored = -quantile(
        list.map((x) => -x),
        1 - a,
      );
      assert.ok(Math.abs(mirrored - quantile(list, a)) < 1e-6);
    }),
  );
});

test("refuses an empty list and a percentage", () => {
  const refusal = (code: string) => (error: unknown) => error instanceof EvenkeelError && error.code === code;
  assert.throws(() => quantile([], 0.5), refusal("MATH_EMPTY"));
  assert.throws(() => quantile([1, 2], 50), refusal("MATH_LEVEL"));
  assert.throws(() => quantile([1, 2], -0.1), refusal("MATH_LEVEL"));
  assert.throws(() => quantile([1, 2], Number.NaN), refusal("MATH_LEVEL"));
});
