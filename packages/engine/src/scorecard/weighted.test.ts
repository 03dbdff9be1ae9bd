import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { largest, totalWeight, unweighted, weightedDeviation, weightedMean, weightedQuantile, weightedRms } from "./weighted.ts";

const pair = (values: number[], weights: number[]) => ({ values: Float64Array.from(values), weights: Float64Array.from(weights) });
const pairs = fc.array(fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 100 })), {
  minLength: 1,
  maxLength: 50,
});
const split = (rows: [number, number][]) =>
  pair(
    rows.map(([value]) => value),
    rows.map(([, weight]) => weight),
  );

test("hand-computed mean, RMS and deviation", () => {
  const data = pair([1, 3], [3, 1]);
  assert.equal(weightedMean(data), 1.5);
  assert.equal(weightedRms(data), Math.sqrt((3 * 1 + 9) / 4));
  assert.equal(weightedDeviation(data), Math.sqrt((3 * 0.25 + 2.25) / 4));
  assert.equal(
    weightedMean(data, (value) => value * 10),
    15,
  );
  assert.equal(totalWeight(data), 4);
});

test("NaN values take their weight with them", () => {
  const data = pair([2, Number.NaN, 4], [1, 100, 1]);
  assert.equal(weightedMean(data), 3);
  assert.equal(weightedRms(data), Math.sqrt(10));
  assert.equal(weightedDeviation(data), 1);
  assert.equal(weightedQuantile(data, 1), 4);
  assert.equal(totalWeight(data), 2);
  assert.equal(largest(data.values), 4);
});

test("nothing observed is null, not zero", () => {
  for (const data of [pair([], []), pair([Number.NaN], [1]), pair([5], [0])]) {
    assert.equal(weightedMean(data), null);
    assert.equal(weightedRms(data), null);
    assert.equal(weightedDeviation(data), null);
    assert.equal(weightedQuantile(data, 0.5), null);
  }
  assert.equal(largest(new Float64Array()), null);
  assert.equal(largest(Float64Array.of(Number.NaN)), null);
});

test("a NaN of zero weight does not poison the mean", () => {
  assert.equal(weightedMean(pair([1, Number.NaN], [1, 0])), 1);
});

test("the quantile is the smallest value that reaches the share, without interpolation", () => {
  const data = pair([3, 1, 2], [1, 1, 8]);
  assert.equal(weightedQuantile(data, 0), 1);
  assert.equal(weightedQuantile(data, 0.1), 1);
  assert.equal(weightedQuantile(data, 0.11), 2);
  assert.equal(weightedQuantile(data, 0.5), 2);
  assert.equal(weightedQuantile(data, 0.9), 2);
  assert.equal(weightedQuantile(data, 0.91), 3);
  assert.equal(weightedQuantile(data, 1), 3);
});

test("the 99th percentile of 1 to 100 is 99", () => {
  const values = Float64Array.from({ length: 100 }, (_, at) => at + 1);
  assert.equal(weightedQuantile(unweighted(values), 0.99), 99);
  assert.equal(weightedQuantile(unweighted(values), 0.5), 50);
});

test("a rounding error of the weights does not move the quantile", () => {
  // The sum of seven tenths is below half the sum of fourteen.
  const values = Array.from({ length: 14 }, (_, at) => at + 1);
  const tenths = values.map(() => 0.1);
  assert.equal(weightedQuantile(pair(values, tenths), 0.5), 7);
});

test("largest applies the function", () => {
  assert.equal(largest(Float64Array.of(-5, 3), Math.abs), 5);
  assert.equal(largest(Float64Array.of(-5, -3)), -3);
});

test("the order of the samples does not matter", () => {
  fc.assert(
    fc.property(pairs, fc.infiniteStream(fc.nat()), (rows, keys) => {
      const shuffled = rows
        .map((row) => ({ row, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row);
      const [a, b] = [split(rows), split(shuffled)];
      assert.equal(weightedQuantile(a, 0.99), weightedQuantile(b, 0.99));
      assert.equal(largest(a.values), largest(b.values));
      const scale = largest(a.values, Math.abs) ?? 0;
      assert.ok(Math.abs((weightedMean(a) ?? 0) - (weightedMean(b) ?? 0)) <= 1e-9 * (1 + scale));
    }),
  );
});

test("mean and quantile lie between the smallest and the largest value; the RMS is no less than the |mean|", () => {
  fc.assert(
    fc.property(pairs, fc.double({ min: 0, max: 1, noNaN: true }), (rows, probability) => {
      const data = split(rows);
      const [low, high] = [Math.min(...data.values), Math.max(...data.values)];
      const slack = 1e-9 * (1 + Math.max(Math.abs(low), Math.abs(high)));
      const mean = weightedMean(data) ?? Number.NaN;
      const quantile = weightedQuantile(data, probability) ?? Number.NaN;
      assert.ok(mean >= low - slack && mean <= high + slack);
      assert.ok(data.values.includes(quantile));
      assert.ok((weightedRms(data) ?? 0) >= Math.abs(mean) - slack);
    }),
  );
});

test("a weight of k is the same as k samples", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 5 })), { minLength: 1 }), (rows) => {
      const repeated = unweighted(Float64Array.from(rows.flatMap(([value, weight]) => Array<number>(weight).fill(value))));
      assert.equal(weightedMean(split(rows)), weightedMean(repeated));
      assert.equal(weightedQuantile(split(rows), 0.5), weightedQuantile(repeated, 0.5));
    }),
  );
});
