import { domainError } from "../domain.ts";
import { betaQuantile } from "./betaQuantile.ts";

/**
 * Exact upper confidence bound of a probability after some failures in independent runs (Clopper and Pearson 1934); with no failure it is
 * `1 - alpha^(1/runs)`.
 *
 * @param failures integer, 0 to `runs`
 * @param runs positive integer, fixed beforehand
 * @param alpha probability that the bound is too low, inside (0, 1)
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * failureUpperBound(0, 299, 0.05) // 0.00997
 */
export function failureUpperBound(failures: number, runs: number, alpha: number): number {
  check(failures, runs, alpha);
  if (failures === runs) return 1;
  if (failures === 0) return -Math.expm1(Math.log(alpha) / runs);
  return betaQuantile(1 - alpha, failures + 1, runs - failures);
}

/**
 * Exact lower confidence bound, the counterpart of `failureUpperBound`.
 *
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * failureLowerBound(10, 10, 0.05) // 0.741
 */
export function failureLowerBound(failures: number, runs: number, alpha: number): number {
  check(failures, runs, alpha);
  return failures === 0 ? 0 : 1 - failureUpperBound(runs - failures, runs, alpha);
}

/**
 * Runs without any failure that show a probability to be at most `bound`.
 *
 * @param bound inside (0, 1)
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * runsWithoutFailure(0.01, 0.05) // 299
 */
export function runsWithoutFailure(bound: number, alpha: number): number {
  if (!(bound > 0 && bound < 1)) throw domainError("bound", bound, "must lie inside (0, 1)");
  check(0, 1, alpha);
  return Math.ceil(Math.log(alpha) / Math.log1p(-bound));
}

function check(failures: number, runs: number, alpha: number): void {
  if (!(Number.isInteger(runs) && runs > 0)) throw domainError("runs", runs, "must be a positive integer");
  if (!(Number.isInteger(failures) && failures >= 0 && failures <= runs)) {
    throw domainError("failures", failures, "must be an integer from 0 to runs");
  }
  if (!(alpha > 0 && alpha < 1)) throw domainError("alpha", alpha, "must lie inside (0, 1)");
}
