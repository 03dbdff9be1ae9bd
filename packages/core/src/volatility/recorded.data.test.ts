import assert from "node:assert/strict";
import { test } from "node:test";
import { hillTail, paretoShortfall } from "../math/tail/hill.ts";
import { historicalShortfall } from "../math/tail/historicalShortfall.ts";
import { correlationsOf, ewmaCovariance } from "./factor/ewmaCovariance.ts";
import { oneFactorLoadings } from "./factor/oneFactorLoadings.ts";
import { parkinson } from "./range/parkinson.ts";
import { bipowerVariation } from "./realised/bipowerVariation.ts";
import { jumpTest } from "./realised/jumpTest.ts";
import { readFiveMinutes, readHourly, type SpotBars, skipped } from "./recorded.testing.ts";

const COINS = ["BTC", "ETH", "SOL", "DOGE", "XRP"];
const HOUR = 3_600_000;
const FIVE_MINUTES = 300_000;
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Hourly log returns at the hours that have one. */
function returnsOf(bars: SpotBars): Map<number, number> {
  const found = new Map<number, number>();
  for (const [at, { close }] of bars) {
    const before = bars.get(at - HOUR);
    if (before) found.set(at, Math.log(close / before.close));
  }
  return found;
}

/** 5-minute returns of each complete hour. */
function returnsByHour(bars: SpotBars): Map<number, Float64Array> {
  const hours = new Map<number, Float64Array>();
  for (const at of bars.keys()) {
    if (at % HOUR !== 0) continue;
    const closes = Array.from({ length: 13 }, (_, k) => bars.get(at + (k - 1) * FIVE_MINUTES)?.close ?? Number.NaN);
    if (closes.some(Number.isNaN)) continue;
    hours.set(
      at,
      Float64Array.from({ length: 12 }, (_, k) => Math.log((closes[k + 1] ?? 0) / (closes[k] ?? 1))),
    );
  }
  return hours;
}

for (const coin of COINS) {
  test(`${coin}: the range of an hour and the sum of its squared 5-minute returns tell the same variance`, (context) => {
    if (skipped(context)) return;
    const [hourly, within] = [readHourly(coin), returnsByHour(readFiveMinutes(coin))];
    const pairs = [...within].flatMap(([at, returns]) => {
      const bar = hourly.get(at);
      if (!bar) return [];
      const { realised, jump } = jumpTest(returns, 0, 12, 3.09);
      const range = parkinson({ open: bar.low, close: bar.high, high: bar.high, low: bar.low });
      return [{ realised, jump, range, bipower: bipowerVariation(returns, 0, 12) }];
    });
    assert.ok(pairs.length > 4_000);
    const ratio = mean(pairs.map(({ range }) => range)) / mean(pairs.map(({ realised }) => realised));
    const bipower = mean(pairs.map((p) => p.bipower)) / mean(pairs.map((p) => p.realised));
    const jumps = pairs.filter(({ jump }) => jump > 0).length / pairs.length;
    context.diagnostic(
      `range over realised ${ratio.toFixed(3)}, bipower over realised ${bipower.toFixed(3)}, hours with a jump ${(100 * jumps).toFixed(2)} %`,
    );
    assert.ok(ratio > 0.7 && ratio < 1.3);
    assert.ok(bipower > 0.7 && bipower < 1.02);
    // One false alarm in a thousand is expected without any jump; twelve returns give the test little power.
    assert.ok(jumps > 0.001 && jumps < 0.05);
  });

  test(`${coin}: hourly losses have a tail without a fourth moment, and its shortfall agrees with the record`, (context) => {
    if (skipped(context)) return;
    const losses = [...returnsOf(readHourly(coin)).values()].map((r) => -r);
    const tail = hillTail(losses, Math.floor(losses.length / 100));
    assert.ok(tail);
    const [historical, pareto] = [historicalShortfall(losses, 0.995), paretoShortfall(tail, 0.995)];
    const percent = (x: number) => `${(100 * x).toFixed(2)} %`;
    context.diagnostic(
      `Hill ${tail.index.toFixed(2)} +- ${tail.standardError.toFixed(2)}; shortfall of the worst half percent: ` +
        `recorded ${percent(historical.expectedShortfall)}, Pareto ${percent(pareto.expectedShortfall)}`,
    );
    assert.ok(tail.index > 2 && tail.index < 4);
    assert.ok(Math.abs(pareto.expectedShortfall / historical.expectedShortfall - 1) < 0.1);
    assert.ok(Math.abs(pareto.valueAtRisk / historical.valueAtRisk - 1) < 0.1);
  });
}

test("one factor carries most of the correlations of the five coins", (context) => {
  if (skipped(context)) return;
  const returns = COINS.map((coin) => returnsOf(readHourly(coin)));
  const covariance = new Float64Array(25);
  const correlations = new Float64Array(25);
  const row = new Float64Array(5);
  const fits: { readonly loadings: Float64Array; readonly residual: number }[] = [];
  let hours = 0;
  for (const at of returns[0]?.keys() ?? []) {
    const changes = returns.map((series) => series.get(at));
    if (changes.includes(undefined)) continue;
    for (const [i, change] of changes.entries()) row[i] = change ?? 0;
    // Half-life of a month.
    ewmaCovariance(covariance, row, 2 ** (-1 / 720));
    hours++;
    if (hours < 2_000 || hours % 168 !== 0) continue;
    correlationsOf(covariance, 5, correlations);
    fits.push(oneFactorLoadings(correlations, 5, 0.95));
  }
  assert.ok(fits.length > 150);
  const loadings = COINS.map((coin, i) => `${coin} ${mean(fits.map((fit) => fit.loadings[i] ?? 0)).toFixed(2)}`);
  const residual = mean(fits.map((fit) => fit.residual));
  context.diagnostic(`mean loadings ${loadings.join(", ")}; mean misfit of a correlation ${residual.toFixed(3)} over ${fits.length} weeks`);
  assert.ok(
    fits.every((fit) => fit.loadings.every((b) => b > 0 && b <= 0.95)),
    "no coin ever hedged the others",
  );
  assert.ok(residual < 0.08);
});
