import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { leastSquares } from "../../math/linear/leastSquares.ts";
import { close, normals, refusal, sample } from "../../math/seeded.testing.ts";
import { harVariances } from "../simulated.testing.ts";
import { addHarRow, createHarTraining, fitHar, forecastHar, harLogFit } from "./harModel.ts";
import { checkHarSpecification, type HarSpecification, harColumns } from "./harSpecification.ts";
import { createHarState, harRegressors, resetHar, updateHar } from "./harState.ts";

const PLAIN: HarSpecification = { windows: [1, 10], jumpWindows: [], phases: 1 };
const variances = fc.array(fc.double({ min: 1e-8, max: 1, noNaN: true }), { minLength: 1, maxLength: 120 });

test("specifications that break a rule are refused with every violation", () => {
  checkHarSpecification({ windows: [1, 24, 168], jumpWindows: [24], phases: 24 });
  const refused = (changes: Partial<HarSpecification>, field: string) =>
    assert.throws(() => checkHarSpecification({ ...PLAIN, ...changes }), refusal("VOLATILITY_PARAMETERS", field));
  refused({ windows: [] }, "windows.length");
  refused({ windows: [5, 1] }, "windows");
  refused({ windows: [0, 1] }, "windows");
  refused({ windows: [1.5] }, "windows");
  refused({ jumpWindows: [3] }, "jumpWindows");
  refused({ phases: 0 }, "phases");
  assert.throws(() => createHarState({ ...PLAIN, windows: [] }), refusal("VOLATILITY_PARAMETERS"));
});

test("columns are counted: intercepts, windows, jumps", () => {
  assert.equal(harColumns({ windows: [1, 24, 168], jumpWindows: [24], phases: 24 }), 28);
});

test("the running sums are the sums, however long it runs", () => {
  fc.assert(
    fc.property(variances, fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }), (list, lengths) => {
      const windows = lengths.toSorted((a, b) => a - b);
      const state = createHarState({ windows, jumpWindows: windows.slice(0, 1), phases: 1 });
      const row = new Float64Array(harColumns(state.specification));
      for (const [i, v] of list.entries()) {
        updateHar(state, v, v / 2);
        const ready = harRegressors(state, 0, row);
        assert.equal(ready, i + 1 >= (windows.at(-1) ?? 0));
        if (!ready) continue;
        assert.equal(row[0], 1);
        for (const [w, length] of windows.entries()) {
          const mean = list.slice(i + 1 - length, i + 1).reduce((sum, x) => sum + x, 0) / length;
          close(row[1 + w] ?? 0, Math.log(mean), 1e-6);
        }
        close(row.at(-1) ?? 0, Math.log(2), 1e-9);
      }
    }),
  );
});

test("after a gap nothing of the past is left", () => {
  const state = createHarState(PLAIN);
  const row = new Float64Array(3);
  for (let i = 0; i < 25; i++) updateHar(state, 1e6, 1e6);
  resetHar(state);
  for (let i = 0; i < 10; i++) {
    assert.equal(harRegressors(state, 0, row), false);
    updateHar(state, 2, 2);
  }
  assert.ok(harRegressors(state, 0, row));
  assert.deepEqual([...row], [1, Math.log(2), Math.log(2)]);
});

test("each phase has its own intercept", () => {
  const state = createHarState({ windows: [1], jumpWindows: [], phases: 4 });
  const row = new Float64Array(5);
  updateHar(state, Math.E, Math.E);
  for (const phase of [2, 0, 3]) {
    assert.ok(harRegressors(state, phase, row));
    assert.deepEqual([...row], [0, 1, 2, 3].map((k) => (k === phase ? 1 : 0)).concat(1));
  }
});

/** Trains on a series, one period ahead. */
function trainOn(series: Float64Array, specification: HarSpecification, phaseOf = (_: number) => 0) {
  const state = createHarState(specification);
  const training = createHarTraining(specification, series.length);
  const row = new Float64Array(harColumns(specification));
  for (let i = 0; i + 1 < series.length; i++) {
    updateHar(state, series[i] ?? 0, series[i] ?? 0);
    if (harRegressors(state, phaseOf(i), row)) addHarRow(training, row, series[i + 1] ?? 0);
  }
  return { training, row };
}

test("the fit is least squares on its rows", () => {
  const { training } = trainOn(harVariances(400, 1), PLAIN);
  const exact = leastSquares(training.rows.slice(0, 3 * training.count), training.targets.slice(0, training.count), 3);
  const model = fitHar(training);
  for (let j = 0; j < 3; j++) close(model?.beta[j] ?? 0, exact?.beta[j] ?? 1, 1e-8);
});

test("a simulated autoregression is recovered", () => {
  // Its long part averages logs, ours takes the log of the average: near enough at this noise for the slopes.
  const model = fitHar(trainOn(harVariances(40_000, 2, { noise: 0.1 }), PLAIN).training);
  close(model?.beta[1] ?? 0, 0.5, 0.03);
  close(model?.beta[2] ?? 0, 0.45, 0.03);
});

test("the level makes the forecasts right in the mean of target over forecast", () => {
  const { training } = trainOn(harVariances(500, 3), PLAIN);
  const model = fitHar(training);
  assert.ok(model && model.level > 1, "the mean of a lognormal lies above its median");
  let ratios = 0;
  for (let i = 0; i < training.count; i++) {
    const row = training.rows.subarray(3 * i, 3 * i + 3);
    close(forecastHar(model, row), model.level * Math.exp(harLogFit(model, row)), 1e-15);
    ratios += Math.exp(training.targets[i] ?? 0) / forecastHar(model, row) / training.count;
  }
  close(ratios, 1, 1e-9);
});

test("the unit of variance does not matter", () => {
  const series = harVariances(400, 4);
  const model = fitHar(trainOn(series, PLAIN).training);
  const other = fitHar(
    trainOn(
      series.map((v) => v * 1e-6),
      PLAIN,
    ).training,
  );
  for (const j of [1, 2]) close(other?.beta[j] ?? 0, model?.beta[j] ?? 1, 1e-6);
  close(other?.level ?? 0, model?.level ?? 1, 1e-6);
  const row = Float64Array.of(1, -8, -8.2);
  const scaled = row.map((x, i) => (i === 0 ? 1 : x + Math.log(1e-6)));
  close(forecastHar(other as NonNullable<typeof other>, scaled) / (1e-6 * forecastHar(model as NonNullable<typeof model>, row)), 1, 1e-6);
});

test("a cycle of the day is learnt by the phases and lost without them", () => {
  const normal = normals(5);
  const n = 24 * 300;
  const series = sample(n, normal).map((z, i) => Math.exp(-8 + Math.sin((2 * Math.PI * i) / 24) + 0.1 * z));
  const hour = (i: number) => i % 24;
  const specification = { windows: [24], jumpWindows: [], phases: 24 };
  const model = fitHar(trainOn(series, specification, hour).training);
  assert.ok(model);
  const row = new Float64Array(25);
  row[24] = -8 + 0.25;
  for (const h of [0, 6, 12, 18]) {
    row.fill(0, 0, 24);
    row[h] = 1;
    // The hour ahead is h + 1.
    close(forecastHar(model, row) / Math.exp(-8 + Math.sin((2 * Math.PI * (h + 1)) / 24)), 1, 0.05);
  }
});

test("rows that do not determine the coefficients have no model, a small ridge does", () => {
  assert.equal(fitHar(createHarTraining(PLAIN, 10)), null);
  const constant = trainOn(new Float64Array(50).fill(1e-4), PLAIN).training;
  assert.equal(fitHar(constant), null);
  const ridged = createHarTraining(PLAIN, 50, 1e-9);
  for (let i = 0; i < 30; i++) addHarRow(ridged, Float64Array.of(1, -9, -9), 1e-4);
  const model = fitHar(ridged);
  assert.ok(model);
  close(forecastHar(model, Float64Array.of(1, -9, -9)) / 1e-4, 1, 1e-6);
});
