import { domainError } from "../domain.ts";
import { inverseCumulativeNormal } from "../inverseCumulativeNormal.ts";
import { normalCdf } from "../normal.ts";

const EULER_MASCHERONI = 0.5772156649015329;

/**
 * Sharpe ratio that the best of several worthless trials is expected to show (Bailey and Lopez de Prado 2014).
 *
 * @param trials number tried, at least 1
 * @param deviation standard deviation of the Sharpe ratios across trials
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * bestOfTrials(10, 1) // 1.5746
 */
export function bestOfTrials(trials: number, deviation: number): number {
  if (!(trials >= 1)) throw domainError("trials", trials, "must be at least 1");
  // One trial is not selected from anything.
  if (trials === 1) return 0;
  return (
    deviation *
    ((1 - EULER_MASCHERONI) * inverseCumulativeNormal(1 - 1 / trials) +
      EULER_MASCHERONI * inverseCumulativeNormal(1 - 1 / (trials * Math.E)))
  );
}

/** A Sharpe ratio per period and the moments of the returns it came from. */
export interface SharpeSample {
  readonly sharpe: number;
  readonly observations: number;
  readonly skewness: number;
  /** Not in excess: 3 for the normal law. */
  readonly kurtosis: number;
}

/**
 * Probability that the true Sharpe ratio exceeds a benchmark (Bailey and Lopez de Prado 2012); with `bestOfTrials` as the benchmark it is the
 * deflated Sharpe ratio.
 *
 * @param benchmark per period, as the sample's
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * probabilisticSharpe({ sharpe: 0.1, observations: 1000, skewness: -0.5, kurtosis: 6 }, 0) // 0.9989
 */
export function probabilisticSharpe({ sharpe, observations, skewness, kurtosis }: SharpeSample, benchmark: number): number {
  const spread = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
  if (!(spread > 0)) throw domainError("kurtosis", kurtosis, "must be possible together with the skewness");
  if (!(observations >= 2)) throw domainError("observations", observations, "must be at least 2");
  return normalCdf(((sharpe - benchmark) * Math.sqrt(observations - 1)) / Math.sqrt(spread));
}
