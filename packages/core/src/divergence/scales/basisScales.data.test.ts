import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { fitTwoScales, type TwoScales } from "./fitTwoScales.ts";
import { addToLags, autocovariances, createLagSums } from "./lagSums.ts";

const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../../shared/data", import.meta.url));
const fileOf = (coin: string) => `${DATA}/07-perp-spot-5m-binance-2025/${coin}_5m.csv.gz`;
const MINUTES = 5;
/** 5 minutes to 2 days. */
const LAGS = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 48, 72, 96, 144, 192, 288, 432, 576];

function skipped(context: TestContext): boolean {
  if (existsSync(fileOf("BTC"))) return false;
  assert.notEqual(process.env.REQUIRE_SHARED, "1", "REQUIRE_SHARED=1, but the 5-minute recordings are absent");
  context.diagnostic("SKIPPED: the 5-minute recordings are absent; set EVENKEEL_DATA to the folder that holds them");
  context.skip("recordings absent");
  return true;
}

function measure(coin: string): { readonly correlations: Float64Array; readonly fit: TwoScales | null } {
  const [header = "", ...rows] = gunzipSync(readFileSync(fileOf(coin)))
    .toString("utf8")
    .trim()
    .split(/\r?\n/);
  const [perp, spot] = ["perp_close", "spot_close"].map((name) => header.split(",").indexOf(name)) as [number, number];
  const sums = createLagSums(LAGS, Infinity);
  for (const row of rows) {
    const cells = row.split(",");
    addToLags(sums, Number(cells[perp]) / Number(cells[spot]) - 1);
  }
  const covariances = new Float64Array(LAGS.length);
  autocovariances(sums, covariances);
  const correlations = covariances.map((c) => c / (covariances[0] ?? 1));
  return { correlations, fit: fitTwoScales(LAGS, covariances, rows.length / 5) };
}

for (const coin of ["BTC", "ETH", "SOL", "DOGE", "XRP"]) {
  test(`the recorded 5-minute basis of ${coin} has two time scales and noise, which one lag confuses`, (context) => {
    if (skipped(context)) return;
    const { correlations, fit } = measure(coin);
    assert.ok(fit);
    const single = (k: number) => (LAGS[k] ?? 0) * MINUTES * (Math.LN2 / -Math.log(correlations[k] ?? 1));
    const [near, far] = [single(1), single(7)];
    const share = (part: number) => `${(100 * part).toFixed(0)} %`;
    context.diagnostic(
      `one lag: half-life ${near.toFixed(0)} min from 5 min, ${far.toFixed(0)} min from 1 h; two scales: ${share(fit.fastShare)} of ` +
        `${(fit.fastHalfLife * MINUTES).toFixed(0)} min, ${share(fit.slowShare)} of ${((fit.slowHalfLife * MINUTES) / 60).toFixed(0)} h, ` +
        `${share(fit.noiseShare)} noise; misfit ${fit.residual.toFixed(4)}`,
    );
    assert.ok(far > 1.5 * near, "the half-life from one lag grows with the lag");
    assert.ok(fit.residual < 0.03, "the three parts describe the autocorrelations");
    assert.ok(fit.fastHalfLife * MINUTES < 240, "the fast part is gone within hours");
    assert.ok(fit.slowHalfLife * MINUTES > 12 * 60, "the slow part outlasts half a day");
    assert.ok(fit.fastShare > 0.05 && fit.slowShare > 0.05);
  });
}
