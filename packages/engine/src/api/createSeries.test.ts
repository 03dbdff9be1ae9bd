import assert from "node:assert/strict";
import { test } from "node:test";
import { createSeries } from "./createSeries.ts";
import { takeRounds } from "./takeRounds.testing.ts";
import { toChartPoint } from "./toChartPoint.ts";

const points = takeRounds(1_000).map(toChartPoint);

test("a full series halves its resolution and still covers the whole run", () => {
  const series = createSeries(64);
  for (const point of points) {
    series.push(point);
    const read = series.read(10_000);
    assert.ok(read.length <= 66);
    assert.equal(read.at(-1), point);
  }
  const read = series.read(10_000);
  assert.ok((read[0]?.at ?? 0) - (points[0]?.at ?? 0) <= series.stride() * 10_000);
  assert.ok(series.stride() >= 16);
  assert.equal(Math.max(...read.map(({ tier }) => tier)), Math.max(...points.map(({ tier }) => tier)));
});

test("points that do not move forward are ignored", () => {
  const series = createSeries();
  const [first, second] = points;
  assert.ok(first !== undefined && second !== undefined);
  for (const point of [second, first, second]) series.push(point);
  assert.deepEqual(series.read(10), [second]);
});

test("an empty series reads as nothing", () => assert.deepEqual(createSeries().read(10), []));
