import type { Comparison } from "./compareForecasts.ts";
import type { ForecastReport } from "./forecastReport.ts";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const probability = (p: number): string => (p < 1e-4 ? "< 0.0001" : p.toFixed(4));

function lossTable(cells: readonly Comparison[]): string {
  const models = Object.keys(cells[0]?.qlike ?? {});
  const rows = cells.map(({ coin, horizon, forecasts, qlike, confidenceSet }) => [
    coin,
    `${horizon} h`,
    String(forecasts),
    // Members of the confidence set in bold.
    ...models.map((model) => (confidenceSet.includes(model) ? `**${qlike[model]?.toFixed(3)}**` : `${qlike[model]?.toFixed(3)}`)),
  ]);
  return table(["coin", "ahead", "forecasts", ...models], rows);
}

function testTable(cells: readonly Comparison[]): string {
  const models = Object.keys(cells[0]?.dieboldMariano ?? {});
  const nested = Object.keys(cells[0]?.clarkWest ?? {});
  const rows = cells.map(({ coin, horizon, dieboldMariano, clarkWest }) => [
    coin,
    `${horizon} h`,
    ...models.map((model) => (dieboldMariano[model]?.statistic ?? Number.NaN).toFixed(1)),
    ...nested.map((pair) => (clarkWest[pair] ?? Number.NaN).toFixed(1)),
  ]);
  return table(["coin", "ahead", ...models, ...nested.map((pair) => `CW ${pair}`)], rows);
}

/** The document of record, from the report alone: the same report gives the same bytes. */
export function renderForecasts(report: ForecastReport): string {
  const { parameters: p, primary, coins } = report;
  const whole = coins.flatMap((coin) => coin.whole);
  const intraday = coins.flatMap((coin) => coin.intraday);
  const primaryRows = primary.map(({ coin, horizon, ewma, har, statistic, pValue, holmPValue }) => [
    coin,
    `${horizon} h`,
    ewma.toFixed(3),
    har.toFixed(3),
    `${((1 - har / ewma) * 100).toFixed(1)} %`,
    statistic.toFixed(1),
    probability(pValue),
    probability(holmPValue),
  ]);
  const fits = coins.map(({ coin, hours, parkinsonScale, floored, jumpShare, fitted }) => [
    coin,
    String(hours),
    parkinsonScale.toFixed(3),
    String(floored),
    `${(jumpShare * 100).toFixed(2)} %`,
    fitted.ewmaHalfLives.map((h) => h.toFixed(1)).join(" / "),
    `${fitted.garch.alpha.toFixed(3)} + ${fitted.garch.beta.toFixed(3)}`,
  ]);
  return `# Volatility forecasts on recorded markets

Written by \`node docs/evidence/forecasts.ts\` under Node ${report.node} (V8 ${report.v8}); do not edit by hand. The same figures are in
[forecasts.json](forecasts.json).

**HAR beats the fitted EWMA in ${report.harBetter} of ${report.cells} cells; in ${report.harBetterAfterHolm} the difference is significant at 5 % after Holm's correction for all ${report.cells}.**

## Question and rules

What is the mean variance per hour over the next ${p.horizons.join(", ")} hours? The measure of an hour's variance is the sum of its squared 5-minute spot returns where
5-minute bars are recorded (the last half year), else the Parkinson range, scaled once so that its mean over the first ${p.initialHours} hours equals
the mean squared return (the column \`scale\` below).

- Walk-forward on an expanding history: first forecast after ${p.initialHours} hours, all models refitted every ${p.refitHours} hours. A fit sees only hours whose whole target lies
  before it, so a purge as long as the horizon separates learning from scoring. Left-out windows are gaps: every filter starts anew behind one, and
  ${p.warmUpHours} hours there are not scored.
- Loss: QLIKE = y/f - ln(y/f) - 1. Every model but the textbook row has its level fitted on the same training hours; an hour that one model cannot
  forecast is scored for none.
- **EWMA 0.94**: RiskMetrics' constant on squared hourly returns, the textbook row only. **EWMA fitted**: the same measure of variance as HAR gets,
  half-life fitted per horizon by QLIKE. **GARCH(1,1)**: Gaussian quasi maximum likelihood on hourly returns. **HAR**: least squares of log variance
  on the logs of its means over ${p.harWindows.join(", ")} hours, one regression per horizon. **+ hour**: an intercept per hour of the day.
  **HAR-J**: on 5-minute data, with the log share of significant jumps (bipower, Huang-Tauchen z > 3.09) over ${p.jumpWindows.join(" and ")} hours.
- Diebold-Mariano: Newey-West with max(2h, 24) lags, Harvey-Leybourne-Newbold correction, two-sided; Holm over the ${report.cells} primary cells. Model
  Confidence Set at ${p.confidence * 100} % (T_max, circular blocks of max(2h, 24) hours, ${p.bootstrap.resamples} resamples, seed ${p.bootstrap.seed}).

## Primary: HAR against the fitted EWMA

${table(["coin", "ahead", "EWMA fitted", "HAR", "gain", "DM t", "p", "p Holm"], primaryRows)}

## All models, whole span

Mean QLIKE; members of the ${p.confidence * 100} % confidence set in bold.

${lossTable(whole)}

Diebold-Mariano t of each model against the fitted EWMA (positive: better than it), and Clark-West t of the nested pair on log variance.

${testTable(whole)}

## Where 5-minute data are recorded

Scored from ${p.intradayHours} hours after the first 5-minute bar. \`HAR\` and \`HAR + hour\` have learnt from the whole history, the two \`5-min\` models from 5-minute hours only, so
the pair shows what jumps add and the rest what history adds.

${lossTable(intraday)}

${testTable(intraday)}

## Last fits

${table(["coin", "hours", "scale", "floored", "hours with jumps", "EWMA half-lives (h)", "GARCH alpha + beta"], fits)}

## Data

${table(
  ["file", "SHA-256"],
  Object.entries(report.files).map(([file, hash]) => [file, `\`${hash}\``]),
)}

## What it does not show

- The range and the 5-minute sum are proxies: QLIKE ranks forecasts of the true variance consistently only for unbiased proxies, which the scale secures on average.
- Gaps break the series; differences of losses are chained across them in the tests.
- Crises are in the pooled means; no claim is made for any one of them.
`;
}
