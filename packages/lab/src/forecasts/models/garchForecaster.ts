import { levelledQlike } from "@evenkeel/core/volatility/exponential/levelledQlike";
import { filterGarch } from "@evenkeel/core/volatility/garch/filterGarch";
import { fitGarch, type GarchFit } from "@evenkeel/core/volatility/garch/fitGarch";
import { garchForecast } from "@evenkeel/core/volatility/garch/garchVariance";
import { segmentsBefore } from "@evenkeel/core/volatility/segment";
import type { ForecastParameters } from "../forecastParameters.ts";
import { type HourlySeries, targetsOf } from "../hourlySeries.ts";
import type { Forecaster } from "./forecaster.ts";

/** GARCH(1,1) on hourly returns, one fit for all horizons, with the level of each horizon fitted like that of the other models. */
export function garchForecaster(series: HourlySeries, p: ForecastParameters): Forecaster & { readonly fits: readonly GarchFit[] } {
  const { returns, segments } = series;
  const targets = p.horizons.map((horizon) => targetsOf(series, horizon));
  const scratch = new Float64Array(returns.length);
  const next = new Float64Array(returns.length);
  const ahead = new Float64Array(returns.length);
  const levels = new Float64Array(p.horizons.length);
  const fits: GarchFit[] = [];
  return {
    name: "GARCH(1,1)",
    fits,
    fit(end) {
      const fit = fitGarch(returns, segmentsBefore(segments, end), { warmUp: p.warmUpHours, scratch, start: fits[0] });
      fits[0] = fit;
      filterGarch(returns, segments, p.warmUpHours, fit, next);
      for (const [k, horizon] of p.horizons.entries()) {
        for (let i = 0; i < end; i++) ahead[i] = garchForecast(next[i] as number, horizon, fit);
        levels[k] = levelledQlike(ahead, targets[k] as Float64Array, segmentsBefore(segments, end - horizon), p.warmUpHours).level;
      }
    },
    forecast(origin, k) {
      const fit = fits[0];
      return fit ? (levels[k] as number) * garchForecast(next[origin] as number, p.horizons[k] as number, fit) : Number.NaN;
    },
  };
}
