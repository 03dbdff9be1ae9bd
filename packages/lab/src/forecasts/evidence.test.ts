import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { holm } from "@evenkeel/core/math/forecast/holm";
import { FORECAST_PARAMETERS } from "./forecastParameters.ts";
import type { ForecastReport } from "./forecastReport.ts";
import { renderForecasts } from "./renderForecasts.ts";

const read = (name: string) => readFileSync(new URL(`../../../../docs/evidence/${name}`, import.meta.url), "utf8");
const report = JSON.parse(read("forecasts.json")) as ForecastReport;

test("the committed document is what its committed figures render to", () => {
  assert.equal(renderForecasts(report), read("forecasts.md"));
});

test("the committed figures were made with the parameters in the code", () => {
  assert.deepEqual(report.parameters, JSON.parse(JSON.stringify(FORECAST_PARAMETERS)));
});

test("every coin and horizon is there, and every file has its hash", () => {
  const { coins, horizons } = FORECAST_PARAMETERS;
  assert.deepEqual(
    report.primary.map(({ coin, horizon }) => [coin, horizon]),
    coins.flatMap((coin) => horizons.map((horizon) => [coin, horizon])),
  );
  assert.equal(Object.keys(report.files).length, 2 * coins.length);
  for (const hash of Object.values(report.files)) assert.match(hash, /^[0-9a-f]{64}$/);
});

test("the headline counts its own rows", () => {
  const better = report.primary.filter(({ ewma, har }) => har < ewma);
  assert.equal(report.cells, report.primary.length);
  assert.equal(report.harBetter, better.length);
  assert.equal(report.harBetterAfterHolm, better.filter(({ holmPValue }) => holmPValue < 0.05).length);
  const adjusted = holm(report.primary.map(({ pValue }) => pValue));
  for (const [i, { holmPValue }] of report.primary.entries()) assert.ok(Math.abs(holmPValue - (adjusted[i] ?? 9)) < 1e-15);
});

test("the autoregression beats the fitted filter in at least twelve cells", () => {
  assert.ok(report.harBetter >= 12, `${report.harBetter} of ${report.cells}`);
});

test("the best model of a cell is in its confidence set", () => {
  for (const { whole, intraday } of report.coins) {
    for (const { qlike, confidenceSet, coin, horizon } of [...whole, ...intraday]) {
      const [best] = Object.entries(qlike).toSorted(([, a], [, b]) => a - b)[0] ?? [""];
      assert.ok(confidenceSet.includes(best), `${coin} ${horizon} h: ${best}`);
    }
  }
});
