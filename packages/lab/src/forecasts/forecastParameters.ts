import type { HarSpecification } from "@evenkeel/core/volatility/har/harSpecification";

/** How the forecast comparison is made; set before any loss was computed, printed with every table. */
export interface ForecastParameters {
  readonly coins: readonly string[];
  /** Hours ahead. */
  readonly horizons: readonly number[];
  /** Hours of history before the first scored forecast; the scale of the range estimator is set on them and then fixed. */
  readonly initialHours: number;
  /** Hours after a gap that set a filter's start and fill the longest average; not scored. */
  readonly warmUpHours: number;
  /** Hours between fits. */
  readonly refitHours: number;
  /** Hours of 5-minute data before a model of jumps is first scored. */
  readonly intradayHours: number;
  /** Lengths of the averages of the heterogeneous autoregression. */
  readonly harWindows: readonly number[];
  readonly jumpWindows: readonly number[];
  /** Half-lives searched for the fitted exponential filter, hours. */
  readonly ewmaHalfLives: { readonly shortest: number; readonly longest: number };
  /** Smallest variance of an hour: (0.1 bp)^2, below one tick of any coin here. */
  readonly floorVariance: number;
  readonly bootstrap: { readonly seed: number; readonly resamples: number };
  /** Of the confidence set. */
  readonly confidence: number;
}

export const FORECAST_PARAMETERS: ForecastParameters = {
  coins: ["BTC", "ETH", "SOL", "DOGE", "XRP"],
  horizons: [1, 8, 24],
  initialHours: 4380,
  warmUpHours: 168,
  refitHours: 168,
  intradayHours: 1440,
  harWindows: [1, 8, 24, 168],
  jumpWindows: [1, 24],
  ewmaHalfLives: { shortest: 0.5, longest: 2000 },
  floorVariance: 1e-10,
  bootstrap: { seed: 1, resamples: 1000 },
  confidence: 0.9,
};

/** Regressors of one member of the family. */
export function harSpecification(p: ForecastParameters, extras: { readonly hours?: boolean; readonly jumps?: boolean }): HarSpecification {
  return { windows: p.harWindows, jumpWindows: extras.jumps ? p.jumpWindows : [], phases: extras.hours ? 24 : 1 };
}
