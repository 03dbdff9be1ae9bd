import { lambdaOf } from "@evenkeel/core/volatility/exponential/ewmaVariance";
import { filterEwma } from "@evenkeel/core/volatility/exponential/filterEwma";
import { type EwmaFit, fitEwma } from "@evenkeel/core/volatility/exponential/fitEwma";
import { segmentsBefore } from "@evenkeel/core/volatility/segment";
import type { ForecastParameters } from "../forecastParameters.ts";
import { type HourlySeries, targetsOf } from "../hourlySeries.ts";
import type { Forecaster } from "./forecaster.ts";

/** The textbook row: lambda 0.94 on squared hourly returns, nothing fitted. */
export function textbookEwma({ returns, segments }: HourlySeries, p: ForecastParameters): Forecaster {
  const squares = returns.map((r) => r * r);
  const filtered = new Float64Array(returns.length);
  filterEwma(squares, segments, p.warmUpHours, 0.94, filtered);
  return { name: "EWMA 0.94", fit: () => {}, forecast: (origin) => filtered[origin] as number };
}

/** An exponential filter of the hourly variances with half-life and level fitted per horizon: the simple model to beat. */
export function fittedEwma(series: HourlySeries, p: ForecastParameters): Forecaster & { readonly fits: readonly EwmaFit[] } {
  const { variances, segments } = series;
  const targets = p.horizons.map((horizon) => targetsOf(series, horizon));
  const scratch = new Float64Array(variances.length);
  const filtered = p.horizons.map(() => new Float64Array(variances.length));
  const fits: EwmaFit[] = [];
  return {
    name: "EWMA fitted",
    fits,
    fit(end) {
      for (const [k, horizon] of p.horizons.entries()) {
        const options = { warmUp: p.warmUpHours, ...p.ewmaHalfLives, scratch };
        const fit = fitEwma(variances, targets[k] as Float64Array, segmentsBefore(segments, end - horizon), options);
        fits[k] = fit;
        filterEwma(variances, segments, p.warmUpHours, lambdaOf(fit.halfLife), filtered[k] as Float64Array);
      }
    },
    forecast: (origin, k) => (fits[k]?.level ?? Number.NaN) * (filtered[k]?.[origin] as number),
  };
}
