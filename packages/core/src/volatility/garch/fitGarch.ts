import { domainError } from "../../math/domain.ts";
import { fromInterval, toInterval } from "../../math/optimise/interval.ts";
import { nelderMead } from "../../math/optimise/nelderMead.ts";
import type { Segment } from "../segment.ts";
import { filterGarch } from "./filterGarch.ts";
import { type GarchParameters, longRunGarchVariance } from "./garchParameters.ts";

/** GARCH(1,1) by maximum likelihood. */
export interface GarchFit extends GarchParameters {
  /** Gaussian, per return, constants left out. */
  readonly logLikelihood: number;
  readonly evaluations: number;
  /** False when the search ran out of evaluations. */
  readonly converged: boolean;
}

export interface GarchFitOptions {
  /** Returns at the head of a segment that set its first variance. */
  readonly warmUp: number;
  /** Room for the filter, at least as long as the series. */
  readonly scratch: Float64Array;
  /** Where to start, e.g. the last fit; persistence 0.98 with a tenth of it new when absent. */
  readonly start?: GarchParameters | undefined;
  readonly maxEvaluations?: number;
}

/** Beyond this persistence the long-run variance is no number that data can tell. */
const MOST_PERSISTENT = 0.99995;

/**
 * Fits GARCH(1,1) by Gaussian (quasi) maximum likelihood (Bollerslev and Wooldridge 1992): a search over long-run variance, persistence and the
 * share of news in it, each mapped onto its interval, so that every point searched is a stationary model. Deterministic.
 *
 * @param returns log returns per period
 * @throws EvenkeelError `MATH_DOMAIN` when no return is left after the warm-ups, or none moves
 * @example
 * fitGarch(hourlyReturns, segments, { warmUp: 168, scratch }) // { omega: 7e-7, alpha: 0.08, beta: 0.9, ... }
 */
export function fitGarch(returns: Float64Array, segments: readonly Segment[], options: GarchFitOptions): GarchFit {
  let [count, squares] = [0, 0];
  for (const { from, to } of segments) {
    for (let i = from; i < to; i++) squares += (returns[i] as number) ** 2;
    count += Math.max(0, to - from - options.warmUp);
  }
  if (!(count > 0 && squares > 0)) throw domainError("returns", count, "must move after the warm-up of at least one segment");
  const sample = squares / segments.reduce((sum, { from, to }) => sum + to - from, 0);
  const parametersAt = (point: Float64Array): GarchParameters => {
    const longRun = sample * Math.exp(point[0] as number);
    const persistence = toInterval(point[1] as number, 0, MOST_PERSISTENT);
    const news = toInterval(point[2] as number, 0, 1);
    return { omega: longRun * (1 - persistence), alpha: persistence * news, beta: persistence * (1 - news) };
  };
  const start = options.start ?? { omega: sample * 0.02, alpha: 0.098, beta: 0.882 };
  const persistence = start.alpha + start.beta;
  const from = Float64Array.of(
    Math.log(longRunGarchVariance(start) / sample),
    fromInterval(persistence, 0, MOST_PERSISTENT),
    fromInterval(start.alpha / persistence, 0, 1),
  );
  const { at, value, evaluations, converged } = nelderMead(
    (point) => -filterGarch(returns, segments, options.warmUp, parametersAt(point), options.scratch),
    from,
    Float64Array.of(0.3, 0.5, 0.3),
    { tolerance: 1e-9, maxEvaluations: options.maxEvaluations ?? 500 },
  );
  return { ...parametersAt(at), logLikelihood: -value, evaluations, converged };
}
