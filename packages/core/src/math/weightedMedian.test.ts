import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { lowerMedian } from "./lowerMedian.ts";
import { weightedMedian, weightedMedianOfSorted } from "./weightedMedian.ts";

const price = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const weight = fc.integer({ min: 0, max: 1000 });
const weighted = fc.array(fc.tuple(price, weight), { minLength: 1, maxLength: 20 }).filter((list) => list.some(([, w]) => w > 0));
const split = (list: readonly (readonly [number, number])[]) => [list.map(([x]) => x), list.map(([, w]) => w)] as const;

test("the smallest value that half of the weight does not exceed", () => {
  assert.equal(weightedMedianOfSorted([1, 2, 10], [1, 1, 3]), 10);
  assert.equal(weightedMedian([10, 1, 2], [3, 1, 1]), 10);
  assert.equal(weightedMedian([1, 2], [1, 1]), 1);
});

test("a value without weight is never the median", () => {
  assert.equal(weightedMedian([1, 5, 9], [0, 1, 0]), 5);
});

test("at most half of the weight lies on either side", () => {
  fc.assert(
    fc.property(weighted, (list) => {
      const median = weightedMedian(...split(list));
      const total = list.reduce((sum, [, w]) => sum + w, 0);
      const side = (keep: (x: number) => boolean) => list.reduce((sum, [x, w]) => sum + (keep(x) ? w : 0), 0);
      assert.ok(2 * side((x) => x < median) < total);
      assert.ok(2 * side((x) => x > median) <= total);
    }),
  );
});

test("with equal weights it is the lower median", () => {
  fc.assert(
    fc.property(fc.array(price, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 99 }), (values, w) => {
      assert.equal(
        weightedMedian(
          values,
          values.map(() => w),
        ),
        lowerMedian(values),
      );
    }),
  );
});

test("a whole weight counts as that many voters", () => {
  const small = fc.array(fc.tuple(price, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(small, (list) => {
      assert.equal(weightedMedian(...split(list)), lowerMedian(list.flatMap(([x, w]) => new Array<number>(w).fill(x))));
    }),
  );
});

test("stays inside the honest range while the corrupt hold less than half of the weight", () => {
  const lie = fc.tuple(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.integer({ min: 0, max: 1000 }));
  fc.assert(
    fc.property(weighted, fc.array(lie, { maxLength: 10 }), (honest, liars) => {
      let budget = honest.reduce((sum, [, w]) => sum + w, 0) - 1;
      const corrupt = liars.map(([x, w]) => {
        const taken = Math.min(w, budget);
        budget -= taken;
        return [x, taken] as const;
      });
      const median = weightedMedian(...split([...corrupt, ...honest]));
      const counted = honest.filter(([, w]) => w > 0).map(([x]) => x);
      assert.ok(median >= Math.min(...counted) && median <= Math.max(...counted));
    }),
  );
});

test("the order does not matter", () => {
  fc.assert(
    fc.property(weighted, (list) => {
      assert.equal(weightedMedian(...split(list)), weightedMedian(...split(list.toReversed())));
    }),
  );
});

test("no weight, no median", () => {
  const empty = (error: unknown) => error instanceof EvenkeelError && error.code === "MATH_EMPTY";
  assert.throws(() => weightedMedian([], []), empty);
  assert.throws(() => weightedMedian([1, 2], [0, 0]), empty);
});
