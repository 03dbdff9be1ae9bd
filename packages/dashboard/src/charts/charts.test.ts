import assert from "node:assert/strict";
import { test } from "node:test";
import { SYNTHETIC_RUN, syntheticRounds } from "@evenkeel/engine/api/syntheticRounds.testing";
import { toChartPoint } from "@evenkeel/engine/api/toChartPoint";
import { withAlpha } from "./chartColors.ts";
import { basisChart, fundingChart, interestChart, marginChart, markChart } from "./marketCharts.ts";
import { pointAt } from "./pointAt.ts";
import { formatTick, formatTime } from "./timeTicks.ts";

const generator = syntheticRounds();
const rounds = Array.from({ length: 6 }, () => generator.next().value);
const points = rounds.map(toChartPoint);
const [round] = rounds;
const [point] = points;
const [market] = SYNTHETIC_RUN.markets;
assert.ok(round !== undefined && point !== undefined && market !== undefined);
const start = point.at / 1000;

test("the point under the pointer is the last one before it", () => {
  assert.equal(pointAt(points, start), points[0]);
  assert.equal(pointAt(points, start + 19), points[1]);
  assert.equal(pointAt(points, start + 20), points[2]);
  assert.equal(pointAt(points, start - 1), undefined);
  assert.equal(pointAt(points, null), points[5]);
  assert.equal(pointAt([], 5), undefined);
});

test("time is labelled in UTC, days where they begin", () => {
  assert.equal(formatTime(start), "2026-01-05 09:00:00");
  assert.equal(formatTick(start, 2), "01-05");
  assert.equal(formatTick(start, 3), "09:00");
  assert.equal(formatTick(start, 4), "09:00:00");
  assert.equal(formatTick("2026", 3), "");
});

test("charts draw display units and say them in the legend", () => {
  const first = (chart: ReturnType<typeof basisChart>) =>
    chart.series[0]?.show(chart.series[0].value({ ...point, basis: 0.00124, fundingRatePerSecond: 1e-8, initialMargin: 0.05 }));
  assert.equal(first(basisChart(round)), "+12.4 bp");
  assert.equal(first(fundingChart(round)), "+2.88 bp");
  assert.equal(first(marginChart()), "5.00 %");
  assert.equal(fundingChart(round).unit, "bp per 8 h, cap ±125");
  assert.equal(fundingChart({ ...round, limits: [] }).unit, "bp per 8 h");
  assert.deepEqual(
    basisChart(round).tierBands?.map((level) => Math.round(level * 10) / 10),
    [10, 25, 62.5, 125],
  );
});

test("what is not known is drawn as a gap", () => {
  const empty = {
    ...point,
    mark: null,
    basis: null,
    fundingRatePerSecond: null,
    borrowRatePerSecond: null,
    skew: null,
    initialMargin: null,
  };
  for (const chart of [markChart(round, market), basisChart(round), fundingChart(round), interestChart(market), marginChart()]) {
    assert.ok(
      chart.series.some((series) => series.value(empty) === null && series.show(null).includes("–")),
      chart.title,
    );
  }
});

test("a colour takes another opacity", () => assert.equal(withAlpha("rgb(0, 114, 178)", 0.2), "rgba(0, 114, 178, 0.2)"));
