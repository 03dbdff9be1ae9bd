import type { Comparison } from "./compareForecasts.ts";
import { compareForecasts } from "./compareForecasts.ts";
import { type ForecastParameters, harSpecification } from "./forecastParameters.ts";
import { type HourlySeries, hourlySeries } from "./hourlySeries.ts";
import { fittedEwma, textbookEwma } from "./models/ewmaForecaster.ts";
import { garchForecaster } from "./models/garchForecaster.ts";
import { harForecaster } from "./models/harForecaster.ts";
import { readBars } from "./readBars.ts";
import { walkForward } from "./walkForward.ts";

/** Everything the tables say of one coin. */
export interface CoinResult {
  readonly coin: string;
  readonly hours: number;
  readonly parkinsonScale: number;
  readonly floored: number;
  readonly jumpShare: number;
  /** File name -> SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  /** All hours after the first training, models without intraday data. */
  readonly whole: readonly Comparison[];
  /** Hours with 5-minute data after their first training. */
  readonly intraday: readonly Comparison[];
  /** Last fits, for the model card. */
  readonly fitted: {
    readonly ewmaHalfLives: readonly number[];
    readonly garch: { readonly alpha: number; readonly beta: number };
    readonly har: readonly (readonly number[])[];
  };
}

/** Reads a coin's files, hourly and 5-minute. */
export function readCoin(folder: string, coin: string, p: ForecastParameters): { series: HourlySeries; files: Record<string, string> } {
  const names = [`01-perp-spot-hourly-6venues/${coin}_binance_1h.csv.gz`, `07-perp-spot-5m-binance-2025/${coin}_5m.csv.gz`] as const;
  const [hourly, fiveMinutes] = [readBars(`${folder}/${names[0]}`), readBars(`${folder}/${names[1]}`)];
  return { series: hourlySeries(hourly, fiveMinutes, p), files: { [names[0]]: hourly.sha256, [names[1]]: fiveMinutes.sha256 } };
}

/** Runs the whole comparison for one coin. */
export function compareCoin(folder: string, coin: string, p: ForecastParameters): CoinResult {
  const { series, files } = readCoin(folder, coin, p);
  const ewma = fittedEwma(series, p);
  const garch = garchForecaster(series, p);
  const har = harForecaster("HAR", series, harSpecification(p, {}), p);
  const harHour = harForecaster("HAR + hour", series, harSpecification(p, { hours: true }), p);
  const models = [textbookEwma(series, p), ewma, garch, har, harHour];
  const whole = walkForward(series, models, p, p.initialHours).map((scored) =>
    compareForecasts(coin, scored, { baseline: "EWMA fitted", nested: [["HAR + hour", "HAR"]] }, p),
  );
  const { intradayFrom } = series;
  const short = harForecaster("HAR 5-min", series, harSpecification(p, {}), p, intradayFrom);
  const jumps = harForecaster("HAR-J 5-min", series, harSpecification(p, { jumps: true }), p, intradayFrom);
  const again = [
    fittedEwma(series, p),
    harForecaster("HAR", series, harSpecification(p, {}), p),
    harForecaster("HAR + hour", series, harSpecification(p, { hours: true }), p),
    short,
    jumps,
  ];
  const intraday = walkForward(series, again, p, intradayFrom + p.intradayHours).map((scored) =>
    compareForecasts(coin, scored, { baseline: "EWMA fitted", nested: [["HAR-J 5-min", "HAR 5-min"]] }, p),
  );
  return {
    coin,
    hours: series.variances.length,
    parkinsonScale: series.parkinsonScale,
    floored: series.floored,
    jumpShare: series.jumpShare,
    files,
    whole,
    intraday,
    fitted: {
      ewmaHalfLives: ewma.fits.map(({ halfLife }) => halfLife),
      garch: { alpha: garch.fits[0]?.alpha ?? Number.NaN, beta: garch.fits[0]?.beta ?? Number.NaN },
      har: har.models.map((model) => [...(model?.beta ?? [])]),
    },
  };
}
