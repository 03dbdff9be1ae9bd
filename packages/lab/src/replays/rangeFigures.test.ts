import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeFigures } from "./rangeFigures.ts";

test("distances beyond the nearer end, absences and bias", () => {
  const figures = rangeFigures([
    { index: 99.9, low: 100, high: 101 },
    { index: 100.5, low: 100, high: 101 },
    { index: 103.02, low: 100, high: 101 },
    { index: null, low: 100, high: 101 },
  ]);
  assert.deepEqual([figures.moments, figures.absent, figures.outside], [4, 1, 2]);
  assert.ok(Math.abs(figures.worstBp - 200) < 1e-9 && Math.abs(figures.p99Bp - 200) < 1e-9);
  const bias = ((99.9 + 100.5 + 103.02) / 3 / 100.5 - 1) * 10_000;
  assert.ok(Math.abs(figures.meanBiasBp - bias) < 1e-9);
});

test("the edges of the range, and a rounding beyond them, are inside", () => {
  assert.equal(rangeFigures([{ index: 100 * (1 - 1e-12), low: 100, high: 100 }]).outside, 0);
  assert.deepEqual(rangeFigures([]), { moments: 0, absent: 0, outside: 0, worstBp: 0, p99Bp: 0, meanBiasBp: 0 });
});
