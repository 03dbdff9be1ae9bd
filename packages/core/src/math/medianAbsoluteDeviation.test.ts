import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { medianAbsoluteDeviation } from "./medianAbsoluteDeviation.ts";

const value = fc.integer({ min: -1_000_000, max: 1_000_000 });
const values = fc.array(value, { minLength: 1, maxLength: 20 });

test("one far value does not move it", () => {
  assert.equal(medianAbsoluteDeviation([1, 2, 3, 4, 100]), 1);
  assert.equal(medianAbsoluteDeviation([1, 2, 3, 4, 1e12]), 1);
});

test("about another centre it is the median distance from there", () => {
  assert.equal(medianAbsoluteDeviation([1, 2, 3], 10), 8);
});

test("zero for equal values, blind to a shift, proportional to the scale", () => {
  fc.assert(
    fc.property(values, value, fc.integer({ min: 1, max: 50 }), (list, shift, scale) => {
      const spread = medianAbsoluteDeviation(list);
      assert.equal(medianAbsoluteDeviation(list.map(() => shift)), 0);
      assert.equal(medianAbsoluteDeviation(list.map((x) => x + shift)), spread);
      assert.equal(medianAbsoluteDeviation(list.map((x) => x * scale)), spread * scale);
    }),
  );
});

test("never above the honest range while the corrupt are a minority", () => {
  fc.assert(
    fc.property(values, fc.array(fc.double({ min: -1e18, max: 1e18, noNaN: true }), { maxLength: 19 }), (honest, liars) => {
      const range = Math.max(...honest) - Math.min(...honest);
      assert.ok(medianAbsoluteDeviation([...honest, ...liars.slice(0, honest.length - 1)]) <= range);
    }),
  );
});

test("nothing has no deviation", () => {
  assert.throws(
    () => medianAbsoluteDeviation([]),
    (error) => error instanceof EvenkeelError && error.code === "MATH_EMPTY",
  );
});
