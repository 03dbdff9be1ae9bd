import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { lowerMedian } from "./lowerMedian.ts";

const price = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const anything = fc.double({ min: -1e300, max: 1e300, noNaN: true });

test("odd count: the middle; even count: the lower of the middle two, never their mean", () => {
  assert.equal(lowerMedian([3, 1, 2]), 2);
  assert.equal(lowerMedian([4, 1, 3, 2]), 2);
  assert.equal(lowerMedian([7]), 7);
});

test("is one of the values, with at least half of them on either side of it", () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 30 }), (values) => {
      const median = lowerMedian(values);
      assert.ok(values.includes(median));
      const below = values.filter((v) => v < median).length;
      const above = values.filter((v) => v > median).length;
      assert.ok(below <= (values.length - 1) >> 1 && above <= values.length >> 1);
    }),
  );
});

test("stays inside the honest range while the corrupt are a minority", () => {
  fc.assert(
    fc.property(fc.array(price, { minLength: 1, maxLength: 15 }), fc.array(anything, { maxLength: 14 }), (honest, liars) => {
      const corrupt = liars.slice(0, honest.length - 1);
      const median = lowerMedian([...corrupt, ...honest]);
      assert.ok(median >= Math.min(...honest) && median <= Math.max(...honest));
    }),
  );
});

test("the order does not matter and the input is left as it was", () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 20 }), (values) => {
      const copy = Object.freeze(values.slice());
      // The two zeros tie, so either may stand in the middle.
      assert.equal(lowerMedian(copy) + 0, lowerMedian(values.toReversed()) + 0);
    }),
  );
});

test("numbers are sorted as numbers", () => {
  assert.equal(lowerMedian([10, 9, 100]), 10);
});

test("nothing has no median", () => {
  assert.throws(
    () => lowerMedian([]),
    (error) => error instanceof EvenkeelError && error.code === "MATH_EMPTY",
  );
});
