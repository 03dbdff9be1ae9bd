import assert from "node:assert/strict";
import { test } from "node:test";
import { harSpecification } from "./forecastParameters.ts";
import type { HourlySeries } from "./hourlySeries.ts";
import { fittedEwma, textbookEwma } from "./models/ewmaForecaster.ts";
import type { Forecaster } from "./models/forecaster.ts";
import { garchForecaster } from "./models/garchForecaster.ts";
import { harForecaster } from "./models/harForecaster.ts";
import { QUICK, simulatedSeries } from "./simulatedCoin.testing.ts";
import { walkForward } from "./walkForward.ts";

const allModels = (series: HourlySeries): Forecaster[] => [
  textbookEwma(series, QUICK),
  fittedEwma(series, QUICK),
  garchForecaster(series, QUICK),
  harForecaster("HAR", series, harSpecification(QUICK, {}), QUICK),
  harForecaster("HAR + hour", series, harSpecification(QUICK, { hours: true }), QUICK),
  harForecaster("HAR-J", series, harSpecification(QUICK, { jumps: true, hours: true }), QUICK),
];

const run = (series: HourlySeries) => walkForward(series, allModels(series), QUICK, QUICK.initialHours);

/** The same past, another future from an hour on. */
function withOtherFuture(series: HourlySeries, from: number): HourlySeries {
  const change = (values: Float64Array, factor: number) => values.map((x, i) => (i >= from ? x * factor * (1 + (i % 3)) : x));
  return {
    ...series,
    returns: change(series.returns, 3),
    variances: change(series.variances, 9),
    continuous: change(series.continuous, 5),
  };
}

test("no forecast sees what came after its hour, whatever the model", () => {
  const series = simulatedSeries(1_000, 1);
  const cut = 750;
  const [one, other] = [run(series), run(withOtherFuture(series, cut))];
  for (const [k, scored] of one.entries()) {
    for (const [name, forecasts] of Object.entries(scored.forecasts)) {
      let compared = 0;
      for (const [i, origin] of scored.origins.entries()) {
        if (origin >= cut) continue;
        assert.equal(other[k]?.forecasts[name]?.[i], forecasts[i], `${name}, hour ${origin}`);
        compared++;
      }
      assert.ok(compared > 300, `${name}`);
    }
  }
});

test("between the last hour learnt from and the first forecast lies the horizon", () => {
  const series = simulatedSeries(900, 2);
  // At the fit at hour 600 the hours from there on must not matter, and the last targets before it do not reach there.
  const cut = 600;
  const [one, other] = [run(series), run(withOtherFuture(series, cut))];
  const at = (scored: ReturnType<typeof run>[number] | undefined, name: string, origin: number) => {
    const i = scored?.origins.indexOf(origin) ?? -1;
    return scored?.forecasts[name]?.[i];
  };
  // Origin 599 has learnt at 400; 600 has learnt at 600 but reads hour 600, which was changed; so compare what the fits learnt.
  const learnt = (s: HourlySeries) => {
    const model = harForecaster("HAR", s, harSpecification(QUICK, {}), QUICK);
    model.fit(cut);
    return model.models.map((m) => [...(m?.beta ?? [])]);
  };
  assert.deepEqual(learnt(withOtherFuture(series, cut)), learnt(series));
  assert.notDeepEqual(learnt(withOtherFuture(series, cut - 1)), learnt(series), "the last hour before the fit is a target");
  assert.equal(at(one[0], "HAR", 599), at(other[0], "HAR", 599));
});

test("behind a gap nothing is scored until the filters are warm", () => {
  const gapAt = 700;
  const series = simulatedSeries(1_000, 3, 0, gapAt);
  for (const { origins, horizon } of run(series)) {
    assert.ok(origins.length > 300);
    for (const origin of origins) {
      assert.ok(origin < gapAt - horizon || origin >= gapAt + QUICK.warmUpHours, `hour ${origin}`);
      assert.ok(origin >= QUICK.initialHours);
    }
    assert.ok(origins.some((origin) => origin > gapAt));
  }
});

test("forecasts of every model are positive and scored on the same hours", () => {
  for (const { origins, targets, forecasts } of run(simulatedSeries(900, 4))) {
    assert.ok(origins.length > 400);
    assert.equal(targets.length, origins.length);
    for (const made of Object.values(forecasts)) {
      assert.equal(made.length, origins.length);
      assert.ok(made.every((f) => f > 0 && f < Infinity));
    }
  }
});

test("the unit of returns changes no ratio of forecast to target, but for the textbook row which is linear too", () => {
  const series = simulatedSeries(800, 5);
  const scaled = {
    ...series,
    returns: series.returns.map((r) => 2 * r),
    variances: series.variances.map((v) => 4 * v),
    continuous: series.continuous.map((v) => 4 * v),
  };
  const [one, other] = [run(series), run(scaled)];
  for (const [k, { forecasts }] of one.entries()) {
    for (const [name, made] of Object.entries(forecasts)) {
      const tolerance = name.startsWith("GARCH") ? 0.02 : 1e-6;
      assert.ok(made.length > 300);
      for (const [i, f] of made.entries()) assert.ok(Math.abs((other[k]?.forecasts[name]?.[i] ?? 0) / (4 * f) - 1) < tolerance, name);
    }
  }
});
