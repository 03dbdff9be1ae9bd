import assert from "node:assert/strict";
import { test } from "node:test";
import { bigintOf, listOf, numberOf, recordOf } from "./readInputs.ts";

const REFUSED = { code: "VECTORS_INPUT_INVALID" };

test("numbers come as numbers, decimal strings or bigints", () => {
  assert.deepEqual([1.5, "1.5", "-2e-3", 3n].map(numberOf), [1.5, 1.5, -0.002, 3]);
  for (const value of ["", " ", "x", null, undefined, Number.NaN, true]) assert.throws(() => numberOf(value), REFUSED);
});

test("integers keep every digit, whatever the notation", () => {
  assert.equal(bigintOf("115792089237316195423570985008687907853"), 115_792_089_237_316_195_423_570_985_008_687_907_853n);
  assert.deepEqual(
    ["0.95e27", "-1e3", 5, -7, 1e21, 0n].map((value) => bigintOf(value)),
    [95n * 10n ** 25n, -1000n, 5n, -7n, 10n ** 21n, 0n],
  );
  assert.deepEqual(
    [bigintOf("2893518518518e-18", 18), bigintOf("1.5", 18), bigintOf(0.25, 2)],
    [2_893_518_518_518n, 15n * 10n ** 17n, 25n],
  );
});

test("an integer that would lose digits is refused", () => {
  for (const value of ["1.5", 0.5, "x", null, "1e-1", Number.POSITIVE_INFINITY]) assert.throws(() => bigintOf(value), REFUSED);
});

test("lists and objects are told apart", () => {
  assert.deepEqual(listOf([1]), [1]);
  assert.deepEqual(recordOf({ a: 1 }), { a: 1 });
  assert.throws(() => listOf({}), REFUSED);
  assert.throws(() => recordOf([]), REFUSED);
  assert.throws(() => recordOf(null), REFUSED);
});
