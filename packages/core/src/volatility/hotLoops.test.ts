import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesPerCall } from "../math/bytesPerCall.testing.ts";
import { addRow, createNormalEquations } from "../math/linear/normalEquations.ts";
import { filterEwma } from "./exponential/filterEwma.ts";
import { correlationsOf, ewmaCovariance } from "./factor/ewmaCovariance.ts";
import { filterGarch } from "./garch/filterGarch.ts";
import { forecastHar } from "./har/harModel.ts";
import { createHarState, harRegressors, updateHar } from "./har/harState.ts";
import { jumpTest } from "./realised/jumpTest.ts";

const specification = { windows: [1, 24, 168], jumpWindows: [24], phases: 24 };
const state = createHarState(specification);
const row = new Float64Array(28);
const model = { specification, beta: new Float64Array(28).fill(0.01), level: 1.1 };
const equations = createNormalEquations(28);
const covariance = new Float64Array(25);
const correlations = new Float64Array(25);
const returns = Float64Array.of(0.01, -0.02, 0.005, 0.01, 0.03);
const out = new Float64Array(5);
const segments = [{ from: 0, to: 5 }];
const garch = { omega: 2e-6, alpha: 0.1, beta: 0.85 };
const sink = new Float64Array(1);

/** A boxed number is 16 bytes; the bound leaves room for the meter itself. */
const MOST = 4;

for (const [name, step] of Object.entries<(i: number) => void>({
  "taking an hour into HAR and forecasting": (i) => {
    updateHar(state, 1e-5 + 1e-9 * (i % 7), 1e-5);
    if (harRegressors(state, i % 24, row)) sink[0] = forecastHar(model, row);
  },
  "adding a row to a regression": () => addRow(equations, row, 0.5, 0.999),
  "covariances and correlations of five assets": () => {
    ewmaCovariance(covariance, returns, 0.99);
    correlationsOf(covariance, 5, correlations);
  },
  "filtering returns by EWMA": () => filterEwma(returns, segments, 2, 0.94, out),
  "filtering returns by GARCH": () => {
    sink[0] = filterGarch(returns, segments, 2, garch, out);
  },
})) {
  test(`${name} allocates nothing`, (context) => {
    const bytes = bytesPerCall(step);
    context.diagnostic(`${bytes.toFixed(2)} bytes per call`);
    assert.ok(bytes < MOST, `${bytes}`);
  });
}

test("a jump test allocates its result and nothing that grows with the returns", () => {
  const long = new Float64Array(1_000).map((_, i) => (i % 2 === 0 ? 0.001 : -0.001));
  const bytes = bytesPerCall((i) => {
    if (i % 100 === 0) sink[0] = jumpTest(long, 0, 1_000, 3.09).z;
  });
  assert.ok(bytes < MOST, `${bytes}`);
});
