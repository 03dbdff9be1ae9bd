import { domainError } from "../domain.ts";
import { chiSquareCdf } from "./chiSquareCdf.ts";

/** A likelihood ratio and how surprising it is. */
export interface LikelihoodRatio {
  readonly statistic: number;
  /** Probability of a larger one if the hypothesis holds, from the asymptotic chi-square law. */
  readonly pValue: number;
}

const term = (count: number, probability: number) => (count === 0 ? 0 : count * Math.log(probability));

/**
 * Tests whether a loss limit is exceeded as often as it should be: the proportion-of-failures likelihood ratio (Kupiec 1995).
 *
 * @param exceedances integer, 0 to `observations`
 * @param rate stated probability of one, inside (0, 1)
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * kupiecTest(17, 1000, 0.01) // { statistic: 4.0910, pValue: 0.0431 }
 */
export function kupiecTest(exceedances: number, observations: number, rate: number): LikelihoodRatio {
  if (!(rate > 0 && rate < 1)) throw domainError("rate", rate, "must lie inside (0, 1)");
  if (!(Number.isInteger(observations) && observations > 0)) throw domainError("observations", observations, "must be a positive integer");
  if (!(Number.isInteger(exceedances) && exceedances >= 0 && exceedances <= observations)) {
    throw domainError("exceedances", exceedances, "must be an integer from 0 to observations");
  }
  const kept = observations - exceedances;
  const seen = exceedances / observations;
  const stated = term(kept, 1 - rate) + term(exceedances, rate);
  const found = term(kept, 1 - seen) + term(exceedances, seen);
  const statistic = Math.max(0, 2 * (found - stated));
  return { statistic, pValue: 1 - chiSquareCdf(statistic, 1) };
}

/**
 * Tests whether exceedances come independently of each other: the first-order Markov likelihood ratio (Christoffersen 1998).
 *
 * @param exceeded one entry per period in time order, 1 for an exceedance and 0 for none; at least two
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * christoffersenTest([0, 0, 1, 1, 0, 0, 0, 0, 1, 1]).statistic // 1.0786
 */
export function christoffersenTest(exceeded: ArrayLike<number>): LikelihoodRatio {
  if (exceeded.length < 2) throw domainError("exceeded", exceeded.length, "must have at least two periods");
  const counts = [0, 0, 0, 0];
  for (let i = 1; i < exceeded.length; i++) {
    const pair = 2 * (exceeded[i - 1] ? 1 : 0) + (exceeded[i] ? 1 : 0);
    counts[pair] = (counts[pair] as number) + 1;
  }
  const [calm, onset, end, stay] = counts as [number, number, number, number];
  const rate = (onset + stay) / (exceeded.length - 1);
  const afterCalm = onset / (calm + onset);
  const afterHit = stay / (end + stay);
  const independent = term(calm + end, 1 - rate) + term(onset + stay, rate);
  const dependent = term(calm, 1 - afterCalm) + term(onset, afterCalm) + term(end, 1 - afterHit) + term(stay, afterHit);
  const statistic = Math.max(0, 2 * (dependent - independent));
  return { statistic, pValue: 1 - chiSquareCdf(statistic, 1) };
}
