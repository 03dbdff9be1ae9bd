import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { lambdaOf } from "../volatility/exponential/ewmaVariance.ts";
import { filterEwma } from "../volatility/exponential/filterEwma.ts";
import { fitEwma } from "../volatility/exponential/fitEwma.ts";
import { addHarRow, createHarTraining, fitHar, forecastHar } from "../volatility/har/harModel.ts";
import { type HarSpecification, harColumns } from "../volatility/har/harSpecification.ts";
import { createHarState, harRegressors, resetHar, updateHar } from "../volatility/har/harState.ts";
import { parkinson } from "../volatility/range/parkinson.ts";
import type { Segment } from "../volatility/segment.ts";

const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
const HOUR = 3_600_000;
/** Least variance of an hour: a bar without a range is a missing print, not calm. */
const LEAST = 1e-9;

const fileOf = (coin: string) => `${DATA}/01-perp-spot-hourly-6venues/${coin}_binance_1h.csv.gz`;

/** True when the hourly recording of a coin is on this machine. */
export const hasHours = (coin: string): boolean => existsSync(fileOf(coin));

/** Hourly bars of a perpetual, split where hours are missing. */
export interface Hours {
  readonly closes: Float64Array;
  readonly variances: Float64Array;
  readonly segments: readonly Segment[];
}

/** Reads closes and range variances; a gap of any length begins a new segment. */
export function readHours(coin: string): Hours {
  const [header = "", ...rows] = gunzipSync(readFileSync(fileOf(coin)))
    .toString("utf8")
    .trim()
    .split(/\r?\n/);
  const names = header.split(",");
  const columns = ["ts_utc", "perp_high", "perp_low", "perp_close"].map((name) => names.indexOf(name));
  const bars = rows.flatMap((row) => {
    const cells = row.split(",");
    const [time, high, low, close] = columns.map((column, i) => (i === 0 ? Date.parse(cells[column] ?? "") : Number(cells[column])));
    // An hour without trades has empty cells; the next bar then begins a new segment.
    return time && high && low && close ? [{ time, high, low, close }] : [];
  });
  const starts = bars.flatMap(({ time }, i) => (i === 0 || time !== (bars[i - 1]?.time ?? 0) + HOUR ? [i] : []));
  return {
    closes: Float64Array.from(bars, ({ close }) => close),
    variances: Float64Array.from(bars, ({ high, low, close }) => Math.max(LEAST, parkinson({ open: close, high, low, close }))),
    segments: starts.map((from, i) => ({ from, to: starts[i + 1] ?? bars.length })),
  };
}

/** Moves over the horizon and, for each, the variance that came and two forecasts of it. */
export interface PredictedMoves {
  readonly moves: readonly number[];
  readonly ewma: readonly number[];
  readonly har: readonly number[];
}

const HAR: HarSpecification = { windows: [1, 24, 168], jumpWindows: [], phases: 1 };

/** Fits both forecasters on the first `trainShare` of the hours, and forecasts every hour after them. */
export function predictMoves(hours: Hours, horizon: number, trainShare: number): PredictedMoves {
  const { closes, variances, segments } = hours;
  const count = closes.length;
  const split = Math.floor(count * trainShare);
  const targets = new Float64Array(count).fill(Number.NaN);
  const learnt = new Float64Array(count).fill(Number.NaN);
  for (const { from, to } of segments) {
    for (let i = from; i + horizon < to; i += 1) {
      let sum = 0;
      for (let k = 1; k <= horizon; k += 1) sum += variances[i + k] ?? 0;
      targets[i] = sum / horizon;
      if (i + horizon < split) learnt[i] = sum / horizon;
    }
  }
  const warmUp = 168;
  const scratch = new Float64Array(count);
  const { halfLife } = fitEwma(variances, learnt, segments, { warmUp, shortest: 1, longest: 1_000, scratch });
  const filtered = new Float64Array(count);
  filterEwma(variances, segments, warmUp, lambdaOf(halfLife), filtered);

  const state = createHarState(HAR);
  const training = createHarTraining(HAR, count);
  const rows = new Map<number, Float64Array>();
  for (const { from, to } of segments) {
    resetHar(state);
    for (let i = from; i < to; i += 1) {
      updateHar(state, variances[i] ?? LEAST, variances[i] ?? LEAST);
      const row = new Float64Array(harColumns(HAR));
      if (!harRegressors(state, 0, row)) continue;
      if (!Number.isNaN(learnt[i])) addHarRow(training, row, learnt[i] ?? LEAST);
      if (i >= split && !Number.isNaN(targets[i])) rows.set(i, row);
    }
  }
  const model = fitHar(training);
  if (!model) throw new Error("the recording does not determine the autoregression");
  const at = [...rows.keys()];
  return {
    moves: at.map((i) => Math.abs((closes[i + horizon] ?? 0) / (closes[i] ?? 1) - 1)),
    ewma: at.map((i) => Math.sqrt(filtered[i] ?? 0)),
    har: at.map((i) => Math.sqrt(forecastHar(model, rows.get(i) ?? new Float64Array()))),
  };
}
