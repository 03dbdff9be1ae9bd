import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addToMean, EMPTY_MEAN, valueOfMean } from "./decayedMean.ts";
import { bookPrice, markOfFamilies } from "./markOfFamilies.ts";

test("the first sample is the mean, whatever its length; before any time there is none", () => {
  assert.equal(valueOfMean(EMPTY_MEAN), null);
  assert.equal(valueOfMean(addToMean(EMPTY_MEAN, 5, 0, 150)), null);
  assert.equal(valueOfMean(addToMean(EMPTY_MEAN, 0.5, 3, 150)), 0.5);
});

test("the mean stays between the samples, and a long silence leaves only what held in it", () => {
  const sample = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 500, noNaN: true }));
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 40 }), (samples) => {
      let mean = EMPTY_MEAN;
      for (const [value, seconds] of samples) mean = addToMean(mean, value, seconds, 150);
      const values = samples.map(([value]) => value);
      const value = valueOfMean(mean) ?? Number.NaN;
      assert.ok(value >= Math.min(...values) - 1e-12 && value <= Math.max(...values) + 1e-12);
      assert.ok(Math.abs((valueOfMean(addToMean(mean, 7, 150 * 60, 150)) ?? 0) - 7) < 1e-9);
    }),
  );
});

test("one family's lie does not move a mark of three", () => {
  const near = fc.double({ min: 99, max: 101, noNaN: true });
  fc.assert(
    fc.property(near, near, fc.double({ min: 0, max: 1e9, noNaN: true }), (a, b, lie) => {
      const mark = markOfFamilies({ oracleBased: a, book: lie, outside: b, bookAverage: null }) ?? Number.NaN;
      assert.ok(mark >= Math.min(a, b) && mark <= Math.max(a, b));
    }),
  );
});

test("two families take the book's average as third, three ignore it, one stands alone", () => {
  assert.equal(markOfFamilies({ oracleBased: 100, book: 104, outside: null, bookAverage: 101 }), 101);
  assert.equal(markOfFamilies({ oracleBased: 100, book: 104, outside: null, bookAverage: null }), 102);
  assert.equal(markOfFamilies({ oracleBased: 100, book: 104, outside: 103, bookAverage: 0 }), 103);
  assert.equal(markOfFamilies({ oracleBased: null, book: 104, outside: null, bookAverage: 101 }), 104);
  assert.equal(markOfFamilies({ oracleBased: null, book: null, outside: null, bookAverage: 101 }), null);
});

test("a last trade outside the spread counts as the nearer side", () => {
  assert.equal(bookPrice(100.1, 100.3, 104), 100.3);
  assert.equal(bookPrice(100.1, 100.3, 100.2), 100.2);
  assert.equal(bookPrice(null, null, null), null);
  assert.equal(bookPrice(null, null, 100), 100);
});
