import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { lowerMedian, lowerMedianOf } from "./lowerMedian.ts";

const integer = fc.bigInt({ min: -(1n << 127n), max: (1n << 127n) - 1n });

test("element (m - 1) >> 1 of the sorted values, never an average", () => {
  assert.equal(lowerMedianOf([7n]), 7n);
  assert.equal(lowerMedianOf([9n, 3n]), 3n);
  assert.equal(lowerMedianOf([4n, 1n, 3n, 2n]), 2n);
  assert.equal(lowerMedianOf([5n, -5n, 1n]), 1n);
});

test("values beyond 2^53 are ordered as integers", () => {
  const big = 2n ** 100n;
  assert.equal(lowerMedianOf([big + 2n, big, big + 1n]), big + 1n);
});

test("the arguments are not reordered", () => {
  const values = [3n, 1n, 2n];
  lowerMedianOf(values);
  assert.deepEqual(values, [3n, 1n, 2n]);
});

test("component-wise", () => {
  const vectors = [
    [1n, 9n],
    [2n, 8n],
    [3n, 7n],
  ];
  assert.deepEqual(lowerMedian(vectors), [2n, 8n]);
});

test("independent of the order", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.tuple(integer, integer), { minLength: 1, maxLength: 10 })
        .chain((vectors) => fc.tuple(fc.constant(vectors), fc.shuffledSubarray(vectors, { minLength: vectors.length }))),
      ([vectors, shuffled]) => {
        assert.deepEqual(lowerMedian(shuffled), lowerMedian(vectors));
      },
    ),
  );
});

test("inside the honest range for any f liars among 2f+1 or more vectors", () => {
  const scenario = fc.integer({ min: 0, max: 5 }).chain((f) =>
    fc.record({
      liars: fc.array(integer, { minLength: f, maxLength: f }),
      honest: fc.array(integer, { minLength: f + 1, maxLength: 2 * f + 4 }),
    }),
  );
  fc.assert(
    fc.property(scenario, ({ liars, honest }) => {
      const median = lowerMedianOf([...liars, ...honest]);
      const sorted = honest.toSorted((a, b) => (a < b ? -1 : 1));
      assert.ok(median >= (sorted[0] ?? 0n) && median <= (sorted.at(-1) ?? 0n));
    }),
    { numRuns: 1_000 },
  );
});

test("nothing to take a median of", () => {
  const empty = (error: unknown): boolean => error instanceof EvenkeelError && error.code === "QUORUM_EMPTY";
  assert.throws(() => lowerMedianOf([]), empty);
  assert.throws(() => lowerMedian([]), empty);
});

test("vectors of different lengths", () => {
  assert.throws(
    () => lowerMedian([[1n, 2n], [1n]]),
    (error) => error instanceof EvenkeelError && error.code === "FIELD_COUNT_MISMATCH" && error.value === 1,
  );
});
