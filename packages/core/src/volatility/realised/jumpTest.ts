import { bipowerVariation } from "./bipowerVariation.ts";
import { realisedVariance } from "./realisedVariance.ts";

/** Variance split into what flowed and what jumped. */
export interface JumpTest {
  readonly realised: number;
  /** Bipower part where the jump is significant, all of it where not. */
  readonly continuous: number;
  readonly jump: number;
  /** Standard normal when there was no jump. */
  readonly z: number;
}

/** E|Z|^(4/3) of the standard normal, `2^(2/3) gamma(7/6) / gamma(1/2)`. */
const FOUR_THIRDS_MOMENT = 0.8308609;
const SPREAD = (Math.PI / 2) ** 2 + Math.PI - 5;

function tripowerQuarticity(returns: Float64Array, from: number, to: number): number {
  const n = to - from;
  let sum = 0;
  for (let i = from + 2; i < to; i++) {
    sum += Math.abs((returns[i] as number) * (returns[i - 1] as number) * (returns[i - 2] as number)) ** (4 / 3);
  }
  return (n * (n / (n - 2)) * sum) / FOUR_THIRDS_MOMENT ** 3;
}

/**
 * Decides whether a stretch of returns jumped: the ratio statistic of Huang and Tauchen (2005) on bipower variation and tripower quarticity.
 *
 * @param returns log returns of equal periods
 * @param from first index
 * @param to one past the last
 * @param criticalValue of z, e.g. 3.09 for one false jump in a thousand
 * @returns no jump where there are fewer than three returns or they do not move
 * @example
 * jumpTest(Float64Array.of(1, -1, 1, 30, -1, 1), 0, 6, 3.09).jump > 0 // true
 */
export function jumpTest(returns: Float64Array, from: number, to: number, criticalValue: number): JumpTest {
  const realised = realisedVariance(returns, from, to);
  const bipower = bipowerVariation(returns, from, to);
  const n = to - from;
  // The square must not vanish either: the statistic divides by it.
  if (n < 3 || !(bipower * bipower > 0)) return { realised, continuous: realised, jump: 0, z: 0 };
  const quarticity = tripowerQuarticity(returns, from, to);
  const z = (1 - bipower / realised) / Math.sqrt((SPREAD / n) * Math.max(1, quarticity / (bipower * bipower)));
  const jump = z > criticalValue ? realised - bipower : 0;
  return { realised, continuous: realised - jump, jump, z };
}
