import assert from "node:assert/strict";
import { test } from "node:test";
import { dieboldMariano, lagsFor } from "../math/forecast/dieboldMariano.ts";
import { qlike } from "../math/forecast/qlike.ts";
import { close, normals, sample } from "../math/seeded.testing.ts";
import { lambdaOf } from "./exponential/ewmaVariance.ts";
import { filterEwma } from "./exponential/filterEwma.ts";
import { fitEwma } from "./exponential/fitEwma.ts";
import { filterGarch } from "./garch/filterGarch.ts";
import { fitGarch } from "./garch/fitGarch.ts";
import { addHarRow, createHarTraining, fitHar, forecastHar } from "./har/harModel.ts";
import { harColumns } from "./har/harSpecification.ts";
import { createHarState, harRegressors, updateHar } from "./har/harState.ts";
import { parkinson } from "./range/parkinson.ts";
import { rogersSatchell } from "./range/rogersSatchell.ts";
import { segmentsBefore } from "./segment.ts";
import { garchReturns, harVariances, randomBars, whole } from "./simulated.testing.ts";

const WARM = 100;

/** One-step forecasts of HAR, fitted on the first half and made for the second. */
function harForecasts(series: Float64Array, windows: readonly number[]): Float64Array {
  const specification = { windows, jumpWindows: [], phases: 1 };
  const [state, training] = [createHarState(specification), createHarTraining(specification, series.length)];
  const row = new Float64Array(harColumns(specification));
  const half = series.length / 2;
  const made = new Float64Array(series.length).fill(Number.NaN);
  let model: ReturnType<typeof fitHar> = null;
  for (let i = 0; i + 1 < series.length; i++) {
    updateHar(state, series[i] ?? 0, series[i] ?? 0);
    if (!harRegressors(state, 0, row)) continue;
    if (i + 1 < half) addHarRow(training, row, series[i + 1] ?? 0);
    else {
      model ??= fitHar(training);
      if (model) made[i] = forecastHar(model, row);
    }
  }
  return made;
}

/** One-step forecasts of the exponential filter, fitted on the first half. */
function ewmaForecasts(series: Float64Array): Float64Array {
  const targets = Float64Array.from(series, (_, i) => series[i + 1] ?? Number.NaN);
  const scratch = new Float64Array(series.length);
  const options = { warmUp: WARM, shortest: 0.5, longest: 500, scratch };
  const fit = fitEwma(series, targets, segmentsBefore(whole(series.length), series.length / 2), options);
  filterEwma(series, whole(series.length), WARM, lambdaOf(fit.halfLife), scratch);
  return scratch.map((v) => v * fit.level);
}

const lossesOf = (series: Float64Array, forecasts: Float64Array) =>
  Float64Array.from({ length: series.length / 2 - 1 }, (_, k) => {
    const i = series.length / 2 + k;
    return qlike(series[i + 1] ?? 0, forecasts[i] ?? 0);
  });
const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;

test("in a market with two memories the autoregression beats the fitted filter, out of sample", () => {
  const series = harVariances(8_000, 11, { day: 0.35, long: 0.6, window: 20 });
  const [ewma, har] = [lossesOf(series, ewmaForecasts(series)), lossesOf(series, harForecasts(series, [1, 20]))];
  const found = dieboldMariano(ewma, har, 1, lagsFor(1));
  assert.ok(found && found.statistic > 3, `${found?.statistic}`);
});

test("in a market that is an exponential average neither beats the other by much", () => {
  const normal = normals(4);
  let variance = 1;
  const series = sample(8_000, () => {
    let observed = 0;
    for (let k = 0; k < 12; k++) observed += (variance * normal() ** 2) / 12;
    variance = 0.93 * variance + 0.07 * observed;
    return observed;
  });
  const [ewma, har] = [mean(lossesOf(series, ewmaForecasts(series))), mean(lossesOf(series, harForecasts(series, [1, 5, 25])))];
  close(har / ewma, 1, 0.05);
});

test("in a market that is GARCH its own forecast is best, and within a percent of the truth's", () => {
  const truth = { omega: 4e-6, alpha: 0.12, beta: 0.84 };
  const n = 20_000;
  const returns = garchReturns(n, 9, truth);
  const [fitted, exact] = [new Float64Array(n), new Float64Array(n)];
  const fit = fitGarch(returns, segmentsBefore(whole(n), n / 2), { warmUp: WARM, scratch: new Float64Array(n) });
  filterGarch(returns, whole(n), WARM, fit, fitted);
  filterGarch(returns, whole(n), WARM, truth, exact);
  const squares = returns.map((r) => Math.max(r * r, 1e-14));
  const filter = ewmaForecasts(squares);
  const [ours, best, simple] = [fitted, exact, filter].map((forecasts) => mean(lossesOf(squares, forecasts))) as [number, number, number];
  close(ours / best, 1, 0.01);
  assert.ok(ours < simple);
});

test("the filter's fit on a range sees more than on a squared return of the same bars", () => {
  // Constant variance: the better the measure, the less the filter must forget to find it.
  const bars = randomBars(3_000, 6, { steps: 100 });
  const spread = (values: Float64Array) => Math.sqrt(mean(values.map((v) => (v / mean(values) - 1) ** 2)));
  const ranges = Float64Array.from(bars, parkinson);
  const squares = Float64Array.from(bars, ({ open, close: c }) => Math.log(c / open) ** 2);
  assert.ok(spread(ranges) < 0.55 * spread(squares));
  const out = [ranges, squares].map((values) => {
    const filtered = new Float64Array(values.length);
    filterEwma(values, whole(values.length), WARM, 0.94, filtered);
    return spread(filtered.slice(WARM));
  }) as [number, number];
  assert.ok(out[0] < 0.6 * out[1]);
});

test("time reversed, a bar has the same range and the same drift-free variance", () => {
  for (const bar of randomBars(200, 7, { steps: 50, drift: 0.01 })) {
    const reversed = { ...bar, open: bar.close, close: bar.open };
    close(parkinson(reversed), parkinson(bar), 1e-15);
    close(rogersSatchell(reversed), rogersSatchell(bar), 1e-15);
  }
});

test("a market with a gap is fitted as two stretches: nothing flows across", () => {
  const truth = { omega: 4e-6, alpha: 0.1, beta: 0.85 };
  const [first, second] = [garchReturns(6_000, 1, truth), garchReturns(6_000, 2, truth)];
  const joined = Float64Array.from([...first, ...second]);
  const segments = [
    { from: 0, to: 6_000 },
    { from: 6_000, to: 12_000 },
  ];
  const scratch = new Float64Array(12_000);
  const likelihood = filterGarch(joined, segments, WARM, truth, scratch);
  const parts = [first, second].map((r) => filterGarch(r, whole(6_000), WARM, truth, new Float64Array(6_000)));
  close(likelihood, ((parts[0] ?? 0) + (parts[1] ?? 0)) / 2, 1e-12);
  const fit = fitGarch(joined, segments, { warmUp: WARM, scratch });
  close(fit.alpha, truth.alpha, 0.03);
  close(fit.beta, truth.beta, 0.06);
});
