import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BIN_MILLIS, fiveMinuteMeans } from "./fiveMinuteMeans.ts";
import { totalWeight, weightedMean } from "./weighted.ts";

function bins(rows: readonly (readonly [at: number, value: number, weight: number])[]) {
  return fiveMinuteMeans(
    Float64Array.from(rows, ([at]) => at),
    { values: Float64Array.from(rows, ([, value]) => value), weights: Float64Array.from(rows, ([, , weight]) => weight) },
  );
}

test("a sample across the edge counts on both sides", () => {
  const { starts, values, weights } = bins([
    [0, 1, 295],
    [295_000, 4, 10],
  ]);
  assert.deepEqual([...starts], [0, 300_000]);
  assert.deepEqual([...values], [(295 * 1 + 5 * 4) / 300, 4]);
  assert.deepEqual([...weights], [300, 5]);
});

test("the grid is aligned to UTC, not to the first sample", () => {
  const { starts, weights } = bins([[1_741_132_950_000, 7, 300]]);
  assert.deepEqual([...starts], [1_741_132_800_000, 1_741_133_100_000]);
  assert.deepEqual([...weights], [150, 150]);
});

test("a sample longer than a bin fills every bin it covers", () => {
  const { starts, values, weights } = bins([[0, 2, 900]]);
  assert.deepEqual([...starts], [0, 300_000, 600_000]);
  assert.deepEqual([...values], [2, 2, 2]);
  assert.deepEqual([...weights], [300, 300, 300]);
});

test("bins without weight are absent", () => {
  const { starts } = bins([
    [0, 1, 10],
    [3_000_000, 2, 10],
  ]);
  assert.deepEqual([...starts], [0, 3_000_000]);
});

test("a NaN is left out and its time does not count", () => {
  const { values, weights } = bins([
    [0, 1, 100],
    [100_000, Number.NaN, 100],
    [200_000, 3, 100],
  ]);
  assert.deepEqual([...values], [2]);
  assert.deepEqual([...weights], [200]);
  assert.equal(bins([[0, Number.NaN, 10]]).starts.length, 0);
  assert.equal(bins([]).starts.length, 0);
});

test("binning keeps the total time and the time-weighted mean, and starts stay on the grid in order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: -100, max: 100 })), { minLength: 1, maxLength: 60 }),
      (steps) => {
        let now = 1_741_132_800_000;
        const rows = steps.map(([step, value]) => {
          const row = [now, value, step / 1000] as const;
          now += step;
          return row;
        });
        const binned = bins(rows);
        const raw = { values: Float64Array.from(rows, ([, value]) => value), weights: Float64Array.from(rows, ([, , weight]) => weight) };
        assert.ok(Math.abs(totalWeight(binned) - totalWeight(raw)) < 1e-6);
        assert.ok(Math.abs((weightedMean(binned) ?? 0) - (weightedMean(raw) ?? 0)) < 1e-6);
        assert.ok(binned.starts.every((start, at) => start % BIN_MILLIS === 0 && start > (binned.starts[at - 1] ?? -1)));
        assert.ok(binned.weights.every((weight) => weight > 0 && weight <= 300 + 1e-6));
      },
    ),
  );
});
