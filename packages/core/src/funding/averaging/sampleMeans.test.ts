import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gapAverage } from "./gapAverage.ts";
import { linearMean, plainMean } from "./sampleMeans.ts";
import { trailingStart } from "./trailingStart.ts";

const value = fc.double({ min: -1, max: 1, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 50 });

test("linear: shifts with its samples and scales with them", () => {
  fc.assert(
    fc.property(values, value, (samples, shift) => {
      const mean = linearMean(samples) ?? Number.NaN;
      assert.ok(Math.abs((linearMean(samples.map((x) => x + shift)) ?? Number.NaN) - mean - shift) < 1e-12);
      assert.ok(Math.abs((linearMean(samples.map((x) => x * 3)) ?? Number.NaN) - 3 * mean) < 1e-12);
    }),
  );
  assert.equal(linearMean([]), null);
  assert.equal(linearMean([4]), 4);
});

test("linear: a late push weighs more than the same push early", () => {
  const early = [1, ...new Array<number>(479).fill(0)];
  const late = [...new Array<number>(479).fill(0), 1];
  assert.ok((linearMean(late) ?? 0) > 400 * (linearMean(early) ?? 1));
});

test("plain: missing samples are level", () => {
  assert.equal(plainMean([]), null);
  assert.equal(plainMean([], 5), 0);
  assert.equal(plainMean([3, 5], 1), 4);
  assert.equal(plainMean([3, 5], 8), 1);
});

test("gaps: an outage neither forgets nor lets one sample count for all of it", () => {
  const before = Array.from({ length: 100 }, (_, i) => ({ at: i * 1_000, value: 0.001 }));
  const after = (gapSeconds: number) => [...before, { at: 99_000 + gapSeconds * 1_000, value: 0.1 }];
  assert.ok((gapAverage(after(30), 60, 30) ?? 0) > 0.02);
  assert.ok(Math.abs((gapAverage(after(31), 60, 30) ?? 0) - 0.001) < 1e-15);
  assert.ok(Math.abs((gapAverage(after(86_400), 60, 30) ?? 0) - 0.001) < 1e-15);
});

test("gaps: after an outage the average goes on from where it was", () => {
  const samples = [
    { at: 0, value: 1 },
    { at: 100_000, value: 9 },
    { at: 110_000, value: 3 },
  ];
  assert.equal(gapAverage(samples, 10, 30), 2);
  assert.equal(gapAverage([], 10, 30), null);
  assert.equal(
    gapAverage(
      [
        { at: 5, value: 4 },
        { at: 5, value: 8 },
      ],
      10,
      30,
    ),
    4,
    "two samples of one instant: no time has passed",
  );
});

test("gaps: between its samples", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60_000 }), value), { minLength: 1, maxLength: 30 }), (steps) => {
      let at = 0;
      const samples = steps.map(([gap, x]) => {
        at += gap;
        return { at, value: x };
      });
      const average = gapAverage(samples, 120, 30) ?? Number.NaN;
      const all = samples.map((sample) => sample.value);
      assert.ok(average >= Math.min(...all) - 1e-15 && average <= Math.max(...all) + 1e-15);
    }),
  );
});

test("trailing: the window holds as many samples as fit", () => {
  const start = trailingStart(1_020, 480, 1);
  assert.equal(1_020 - start + 1, 480);
});
