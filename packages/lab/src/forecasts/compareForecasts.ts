import { clarkWest } from "@evenkeel/core/math/forecast/clarkWest";
import { dieboldMariano, lagsFor } from "@evenkeel/core/math/forecast/dieboldMariano";
import { modelConfidenceSet } from "@evenkeel/core/math/forecast/modelConfidenceSet";
import { qlike } from "@evenkeel/core/math/forecast/qlike";
import { draw } from "../random/draw.ts";
import type { ForecastParameters } from "./forecastParameters.ts";
import type { ScoredForecasts } from "./walkForward.ts";

/** One coin at one horizon. */
export interface Comparison {
  readonly coin: string;
  readonly horizon: number;
  readonly forecasts: number;
  /** Mean QLIKE per model. */
  readonly qlike: Readonly<Record<string, number>>;
  /** Diebold-Mariano of the baseline against each other model; positive: that model is better than the baseline. */
  readonly dieboldMariano: Readonly<Record<string, { readonly statistic: number; readonly pValue: number }>>;
  /** Clark-West t on log variance per pair "larger over smaller". */
  readonly clarkWest: Readonly<Record<string, number>>;
  /** Models in the confidence set, best first. */
  readonly confidenceSet: readonly string[];
}

/** Which models to test against which. */
export interface Questions {
  readonly baseline: string;
  /** [larger, smaller] pairs of nested models. */
  readonly nested: readonly (readonly [string, string])[];
}

/** Scores the forecasts of a coin at one horizon and answers the questions. */
export function compareForecasts(coin: string, scored: ScoredForecasts, questions: Questions, p: ForecastParameters): Comparison {
  const { horizon, targets, forecasts } = scored;
  const lags = lagsFor(horizon);
  const losses = Object.fromEntries(
    Object.entries(forecasts).map(([name, made]) => [name, targets.map((target, i) => qlike(target, made[i] as number))]),
  );
  const of = <T>(table: Readonly<Record<string, T>>, name: string): T => table[name] as T;
  const tests = Object.keys(losses)
    .filter((name) => name !== questions.baseline)
    .map((name) => {
      const test = dieboldMariano(of(losses, questions.baseline), of(losses, name), horizon, lags);
      return [name, { statistic: test?.statistic ?? 0, pValue: test?.pValue ?? 1 }] as const;
    });
  const logs = (values: Float64Array) => values.map(Math.log);
  const nested = questions.nested.map(([large, small]) => {
    const test = clarkWest(logs(targets), logs(of(forecasts, small)), logs(of(forecasts, large)), lags);
    return [`${large} over ${small}`, test?.statistic ?? 0] as const;
  });
  const blocks = Math.ceil(targets.length / lags);
  const { seed, resamples } = p.bootstrap;
  const draws = Float64Array.from({ length: resamples * blocks }, (_, i) => draw(seed, coin, horizon, i));
  const set = modelConfidenceSet(losses, { blockLength: lags, resamples, draws });
  return {
    coin,
    horizon,
    forecasts: targets.length,
    qlike: Object.fromEntries(
      Object.entries(losses).map(([name, list]) => [name, list.reduce((sum, loss) => sum + loss, 0) / list.length]),
    ),
    dieboldMariano: Object.fromEntries(tests),
    clarkWest: Object.fromEntries(nested),
    confidenceSet: set.filter(({ pValue }) => pValue >= 1 - p.confidence).map(({ model }) => model),
  };
}
