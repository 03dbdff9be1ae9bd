// Draws the autocorrelation of the recorded 5-minute BTC basis, one exponential through one lag, and noise plus two exponentials.
// Run: node docs/concepts/pictures/basisScales.ts [FOLDER OF RECORDINGS]   (writes basisScales.csv and basisScales.svg beside this file)
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { addToLags, autocovariances, createLagSums, fitTwoScales } from "@evenkeel/core/divergence/public";
import { curve, dot, line, picture, text } from "./svg.ts";

const FOLDER = process.argv[2] ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const FILE = "07-perp-spot-5m-binance-2025/BTC_5m.csv.gz";
const MINUTES = 5;
/** 5 minutes to 4 days. */
const LAGS = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 48, 72, 96, 144, 192, 288, 432, 576, 864, 1152];

const [header = "", ...rows] = gunzipSync(readFileSync(`${FOLDER}/${FILE}`))
  .toString("utf8")
  .trim()
  .split(/\r?\n/);
const [perp, spot] = ["perp_close", "spot_close"].map((name) => header.split(",").indexOf(name)) as [number, number];
const sums = createLagSums(LAGS, Number.POSITIVE_INFINITY);
for (const row of rows) {
  const cells = row.split(",");
  addToLags(sums, Number(cells[perp]) / Number(cells[spot]) - 1);
}
const covariances = new Float64Array(LAGS.length);
autocovariances(sums, covariances);
const correlations = covariances.map((c) => c / (covariances[0] as number));
const fit = fitTwoScales(LAGS, covariances, rows.length / 5);
if (fit === null) throw new Error("the basis has no time scales");

const twoScales = (lag: number) => fit.fastShare * 2 ** (-lag / fit.fastHalfLife) + fit.slowShare * 2 ** (-lag / fit.slowHalfLife);
const throughLag = (k: number) => (lag: number) => (correlations[k] as number) ** (lag / (LAGS[k] as number));
const HOUR_LAG = LAGS.indexOf(12);

const [left, top, width, height] = [60, 30, 640, 300];
const x = (lag: number) => left + (width * Math.log(lag / 0.8)) / Math.log(1400 / 0.8);
const y = (correlation: number) => top + height * (1 - correlation);
const steps = Array.from({ length: 121 }, (_, i) => 1152 ** (i / 120));
const drawn = (f: (lag: number) => number) => steps.map((lag) => [x(lag), y(f(lag))] as const);
const life = (samples: number) =>
  samples * MINUTES < 180 ? `${(samples * MINUTES).toFixed(0)} min` : `${((samples * MINUTES) / 60).toFixed(0)} h`;
const share = (part: number) => `${(100 * part).toFixed(0)} %`;
const key = (i: number, content: string, mark: string) => `${mark}${text(400, top + 18 + 18 * i, content)}`;
const keyLine = (i: number, stroke: string, dashes = "") => line(372, top + 14 + 18 * i, 394, top + 14 + 18 * i, stroke, dashes);
const ticks: readonly (readonly [number, string])[] = [
  [1, "5 min"],
  [3, "15 min"],
  [12, "1 h"],
  [48, "4 h"],
  [288, "1 day"],
  [1152, "4 days"],
];
const parts = [
  ...[0, 0.25, 0.5, 0.75, 1].map((c) => line(left, y(c), left + width, y(c)) + text(left - 8, y(c) + 4, c.toFixed(2), "end")),
  ...ticks.map(([lag, label]) => text(x(lag), top + height + 18, label, "middle")),
  text(left + width / 2, top + height + 40, "lag (log scale)", "middle"),
  text(left, 18, "Autocorrelation of the 5-minute BTC basis, perpetual against spot, first half of 2025"),
  curve(drawn(throughLag(1)), "#9e9e9e", "3 4"),
  curve(drawn(throughLag(HOUR_LAG)), "#7b6d8d", "8 4"),
  curve(drawn(twoScales), "#08519c"),
  ...LAGS.slice(1).map((lag, i) => dot(x(lag), y(correlations[i + 1] as number), "#d94801")),
  key(0, "recorded", dot(383, top + 14, "#d94801")),
  key(
    1,
    `noise ${share(fit.noiseShare)}, ${share(fit.fastShare)} of ${life(fit.fastHalfLife)}, ${share(fit.slowShare)} of ${life(fit.slowHalfLife)}`,
    keyLine(1, "#08519c"),
  ),
  key(2, "one exponential through 5 min", keyLine(2, "#9e9e9e", "3 4")),
  key(3, "one exponential through 1 h", keyLine(3, "#7b6d8d", "8 4")),
];
writeFileSync(
  fileURLToPath(new URL("basisScales.svg", import.meta.url)),
  picture(760, 390, "Autocorrelation of the basis: noise and two time scales", parts),
);
const table = LAGS.slice(1).map((lag, i) =>
  [lag * MINUTES, correlations[i + 1], twoScales(lag), throughLag(1)(lag), throughLag(HOUR_LAG)(lag)]
    .map((v) => Number(v).toPrecision(6))
    .join(","),
);
writeFileSync(
  fileURLToPath(new URL("basisScales.csv", import.meta.url)),
  `minutes,recorded,twoScales,through5min,through1h\n${table.join("\n")}\n`,
);
