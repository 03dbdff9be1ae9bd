import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compensatedSum } from "./compensatedSum.ts";

test("cancellation does not swallow the small terms", () => {
  assert.equal(compensatedSum([1, 1e100, 1, -1e100]), 2);
  assert.equal(compensatedSum([]), 0);
});

test("a hundred thousand tenths leave no drift", () => {
  const tenths = new Array<number>(100_000).fill(0.1);
  assert.equal(compensatedSum(tenths), 10_000);
});

test("integers are summed exactly whatever their order", () => {
  const integers = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { maxLength: 50 });
  fc.assert(
    fc.property(integers, (values) => {
      const exact = Number(values.reduce((sum, value) => sum + BigInt(value), 0n));
      assert.equal(compensatedSum(values), exact);
      assert.equal(compensatedSum(values.toSorted()), exact);
    }),
  );
});

test("halves of a large number and its opposite cancel to the rest", () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 20 });
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 20 }), (small, place) => {
      const spiked = [1e20, ...small.slice(0, place), -1e20, ...small.slice(place)];
      assert.equal(
        compensatedSum(spiked),
        small.reduce((a, b) => a + b, 0),
      );
    }),
  );
});
