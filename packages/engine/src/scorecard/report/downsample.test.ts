import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { downsample, envelope } from "./downsample.ts";
import { segments } from "./segments.ts";

const times = (count: number, step = 10) => Float64Array.from({ length: count }, (_, at) => at * step);
const series = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -99, max: 99 }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) }),
  {
    minLength: 1,
    maxLength: 200,
  },
);

test("keeps the smallest and the largest of a bucket in order of time", () => {
  assert.deepEqual(downsample(Float64Array.of(0, 1, 2, 3), Float64Array.of(5, 9, 1, 5), 1, 10), { x: [1, 2, 3], y: [9, 1, 5] });
});

test("a short series is kept as it is", () => {
  const values = Float64Array.of(1, 2, 3);
  assert.deepEqual(downsample(times(3), values, 100, 100), { x: [0, 10, 20], y: [1, 2, 3] });
});

test("the line breaks over a gap, not over slow samples", () => {
  const at = Float64Array.of(0, 10, 500, 510);
  const { y } = downsample(at, Float64Array.of(1, 1, 2, 2), 100, 50);
  assert.equal(y.filter((value) => Number.isNaN(value)).length, 1);
  assert.ok(!downsample(at, Float64Array.of(1, 1, 2, 2), 100, 490).y.some((value) => Number.isNaN(value)));
  assert.equal(envelope(at, Float64Array.of(1, 1, 2, 2), 100, 50).low.filter((value) => Number.isNaN(value)).length, 1);
});

test("nothing to draw gives nothing", () => {
  assert.deepEqual(downsample(times(0), times(0), 10, 10), { x: [], y: [] });
  assert.deepEqual(envelope(times(1), Float64Array.of(Number.NaN), 10, 10), { x: [], low: [], high: [] });
});

test("no spike is lost, no value invented, and the count is bounded", () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 50 }), (values, buckets) => {
      const present = values.filter((value) => !Number.isNaN(value));
      const points = downsample(times(values.length), Float64Array.from(values), buckets, 1e9);
      const band = envelope(times(values.length), Float64Array.from(values), buckets, 1e9);
      assert.ok(points.y.length <= 2 * (buckets + 1));
      assert.ok(points.x.every((x, at) => x >= (points.x[at - 1] ?? 0)));
      assert.ok(points.y.every((y) => present.includes(y)));
      if (present.length === 0) return;
      assert.equal(Math.max(...points.y), Math.max(...present));
      assert.equal(Math.min(...points.y), Math.min(...present));
      assert.equal(Math.max(...band.high), Math.max(...present));
      assert.equal(Math.min(...band.low), Math.min(...present));
      assert.ok(band.low.every((low, at) => low <= (band.high[at] ?? low)));
    }),
  );
});

test("stretches of one level are merged", () => {
  assert.deepEqual(segments(Float64Array.of(0, 10, 20), Float64Array.of(0, 0, 2), 30, 100), [
    { from: 0, to: 20, level: 0 },
    { from: 20, to: 30, level: 2 },
  ]);
});

test("a short halt survives any thinning", () => {
  const levels = new Float64Array(10_000);
  levels[5000] = 4;
  const found = segments(times(10_000), levels, 100_000, 20);
  assert.equal(Math.max(...found.map(({ level }) => level)), 4);
  assert.ok(found.length <= 3);
});

test("stretches follow each other, cover the time with a level and leave holes where there is none", () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 50 }), (values, count) => {
      const found = segments(times(values.length), Float64Array.from(values), values.length * 10, count);
      for (const [at, { from, to }] of found.entries()) assert.ok(from < to && from >= (found[at - 1]?.to ?? 0));
      const covered = found.reduce((sum, { from, to }) => sum + to - from, 0);
      assert.equal(covered, 10 * values.filter((value) => !Number.isNaN(value)).length);
    }),
  );
});
