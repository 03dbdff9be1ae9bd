import assert from "node:assert/strict";
import { test } from "node:test";
import { hourlySeries, targetsOf } from "./hourlySeries.ts";
import { QUICK, simulatedBars, simulatedSeries } from "./simulatedCoin.testing.ts";

const near = (got: number, want: number, tolerance: number) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.abs(want), `${got} against ${want}`);

test("a missing hour ends a stretch, and no return reaches across it", () => {
  const series = simulatedSeries(300, 1, 2, 120);
  assert.deepEqual(series.segments, [
    { from: 0, to: 120 },
    { from: 120, to: 300 },
  ]);
  assert.equal(series.returns[0], 0);
  assert.equal(series.returns[120], 0);
  assert.notEqual(series.returns[121], 0);
});

test("without 5-minute data an hour has its range, scaled to the squared returns of the training hours", () => {
  const series = simulatedSeries(600, 2, 2);
  const mean = (values: Float64Array) => values.slice(1, QUICK.initialHours).reduce((sum, x) => sum + x, 0);
  near(mean(series.variances), mean(series.returns.map((r) => r * r)), 1e-9);
  assert.deepEqual(series.continuous, series.variances);
  assert.equal(series.intradayFrom, 600);
  assert.ok(Number.isNaN(series.jumpShare));
});

test("with them it has the sum of its squared 5-minute returns, the close before included", () => {
  const { hourly, fiveMinutes } = simulatedBars(40, 3);
  const series = hourlySeries(hourly, fiveMinutes, QUICK);
  // The very first hour lacks the close before it.
  assert.equal(series.intradayFrom, 1);
  let sum = 0;
  for (let k = 0; k < 12; k++) sum += Math.log((fiveMinutes.close[60 + k] ?? 0) / (fiveMinutes.close[59 + k] ?? 0)) ** 2;
  near(series.variances[5] ?? 0, sum, 1e-9);
  for (let i = 1; i < 40; i++) assert.ok((series.continuous[i] ?? 1) <= (series.variances[i] ?? 0));
});

test("an hour with a hole in its 5-minute bars falls back on its range", () => {
  const { hourly, fiveMinutes } = simulatedBars(40, 3);
  const drop = (values: Float64Array) => values.filter((_, i) => i !== 125);
  const holed = {
    ...fiveMinutes,
    times: drop(fiveMinutes.times),
    high: drop(fiveMinutes.high),
    low: drop(fiveMinutes.low),
    close: drop(fiveMinutes.close),
  };
  const [whole, broken] = [hourlySeries(hourly, fiveMinutes, QUICK), hourlySeries(hourly, holed, QUICK)];
  for (let i = 0; i < 40; i++) assert.equal(whole.variances[i] === broken.variances[i], i !== 10, `hour ${i}`);
});

test("a market that stands still is held at the floor and counted", () => {
  const { hourly, fiveMinutes } = simulatedBars(60, 4);
  const flat = { ...hourly, high: hourly.high.map((x, i) => (i === 30 ? (hourly.low[i] ?? x) : x)) };
  const none = { ...fiveMinutes, times: new Float64Array(), close: new Float64Array() };
  const series = hourlySeries(flat, none, QUICK);
  assert.equal(series.variances[30], QUICK.floorVariance);
  assert.equal(series.floored, 1);
});

test("a target is the mean of the hours ahead, and unknown where a gap or the end comes first", () => {
  const series = simulatedSeries(300, 1, 2, 120);
  const targets = targetsOf(series, 4);
  const ahead = [1, 2, 3, 4].reduce((sum, k) => sum + (series.variances[50 + k] ?? 0), 0) / 4;
  near(targets[50] ?? 0, ahead, 1e-12);
  for (const i of [116, 117, 118, 119, 296, 299]) assert.ok(Number.isNaN(targets[i]), `hour ${i}`);
  for (const i of [115, 120, 295]) assert.ok((targets[i] ?? 0) > 0, `hour ${i}`);
});
