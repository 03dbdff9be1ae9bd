import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { integerMedian } from "./integerMedian.ts";
import { lowerMedian } from "./lowerMedian.ts";
import { medianBy, medianOfSorted } from "./medianOfSorted.ts";

const value = fc.integer({ min: -1000, max: 1000 });
const values = fc.array(value, { minLength: 1, maxLength: 20 });

test("lower, upper and mean of the middle two", () => {
  assert.deepEqual([medianBy([4, 1, 3, 2], "lower"), medianBy([4, 1, 3, 2], "upper"), medianBy([4, 1, 3, 2], "mean")], [2, 3, 2.5]);
  assert.equal(medianOfSorted([7], "mean"), 7);
  assert.equal(medianBy([1e308, 1.7e308], "mean"), 1.35e308);
  assert.throws(() => medianOfSorted([], "lower"), { code: "MATH_EMPTY" });
});

test("the lower rule is the median of the whole system; the mean lies between lower and upper", () => {
  fc.assert(
    fc.property(values, (list) => {
      assert.equal(medianBy(list, "lower"), lowerMedian(list));
      const mean = medianBy(list, "mean");
      assert.ok(mean >= medianBy(list, "lower") && mean <= medianBy(list, "upper"));
      assert.equal(
        medianBy(
          list.map((x) => -x),
          "upper",
        ) + 0,
        -medianBy(list, "lower") + 0,
      );
    }),
  );
});

test("integers: the same, exact beyond 2^53, the mean rounded down", () => {
  fc.assert(
    fc.property(values, (list) => {
      const integers = list.map(BigInt);
      assert.equal(Number(integerMedian(integers, "lower")), medianBy(list, "lower"));
      assert.equal(Number(integerMedian(integers, "upper")), medianBy(list, "upper"));
      assert.equal(Number(integerMedian(integers, "mean")), Math.floor(medianBy(list, "mean")));
    }),
  );
  const max = (1n << 256n) - 1n;
  assert.equal(integerMedian([max, max - 1n], "mean"), max - 1n);
  assert.throws(() => integerMedian([], "mean"), { code: "MATH_EMPTY" });
});
