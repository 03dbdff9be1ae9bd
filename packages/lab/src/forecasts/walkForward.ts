import type { ForecastParameters } from "./forecastParameters.ts";
import type { HourlySeries } from "./hourlySeries.ts";
import { targetsOf } from "./hourlySeries.ts";
import type { Forecaster } from "./models/forecaster.ts";

/** Forecasts of one horizon that every model made, beside what came. */
export interface ScoredForecasts {
  readonly horizon: number;
  /** Index of the hour after which each forecast was made. */
  readonly origins: Float64Array;
  readonly targets: Float64Array;
  /** Model name -> its forecasts. */
  readonly forecasts: Readonly<Record<string, Float64Array>>;
}

/**
 * Fits every model on the past, forecasts the hours up to the next fit, and moves on. A fit sees only hours whose whole target lies before it,
 * so between the last hour learnt from and the first forecast lie as many hours as the horizon (the purge). Hours that one model cannot
 * forecast are scored for none.
 *
 * @param first index of the first scored hour
 */
export function walkForward(series: HourlySeries, models: readonly Forecaster[], p: ForecastParameters, first: number): ScoredForecasts[] {
  const n = series.variances.length;
  const warm = new Uint8Array(n);
  for (const { from, to } of series.segments) warm.fill(1, Math.min(to, from + p.warmUpHours), to);
  const columns = p.horizons.map((horizon) => ({
    horizon,
    all: targetsOf(series, horizon),
    origins: [] as number[],
    targets: [] as number[],
    forecasts: models.map(() => [] as number[]),
  }));
  for (let end = first; end < n; end += p.refitHours) {
    for (const model of models) model.fit(end);
    for (let origin = end; origin < Math.min(n, end + p.refitHours); origin++) {
      if (!warm[origin]) continue;
      for (const [k, column] of columns.entries()) {
        const target = column.all[origin] as number;
        const made = models.map((model) => model.forecast(origin, k));
        if (!(target > 0 && made.every((forecast) => forecast > 0))) continue;
        column.origins.push(origin);
        column.targets.push(target);
        for (const [m, forecast] of made.entries()) column.forecasts[m]?.push(forecast);
      }
    }
  }
  return columns.map(({ horizon, origins, targets, forecasts }) => ({
    horizon,
    origins: Float64Array.from(origins),
    targets: Float64Array.from(targets),
    forecasts: Object.fromEntries(models.map((model, m) => [model.name, Float64Array.from(forecasts[m] as number[])])),
  }));
}
