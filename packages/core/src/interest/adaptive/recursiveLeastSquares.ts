import { EvenkeelError } from "../../market/errors.ts";

/** A linear fit that is updated one observation at a time. */
export interface RecursiveFit {
  readonly coefficients: readonly number[];
  /** Row-major inverse of the discounted information matrix, symmetric. */
  readonly covariance: readonly number[];
  /** Observations so far. */
  readonly count: number;
  /** Discounted mean square of the one-step prediction errors. */
  readonly errorVariance: number;
}

/**
 * Starts a fit from a prior.
 *
 * @param prior Coefficients believed before the first observation.
 * @param uncertainty Prior variance of each coefficient, positive; large lets the first observations decide.
 * @example
 * startFit([0, 0], 1_000).covariance // [1000, 0, 0, 1000]
 */
export function startFit(prior: readonly number[], uncertainty: number): RecursiveFit {
  const size = prior.length;
  const covariance = Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? uncertainty : 0));
  return { coefficients: [...prior], covariance, count: 0, errorVariance: 0 };
}

/**
 * Recursive least squares with exponential forgetting: one observation `target = inputs . coefficients + noise`.
 *
 * Equals the batch fit whose squared errors are weighted by `forgetting ^ age` plus the prior. Source: textbook recursion, as AgileRate uses it.
 *
 * @param forgetting 0 to 1; 1 forgets nothing.
 * @throws EvenkeelError INTEREST_FIT_SHAPE when the inputs do not match the coefficients or a number is not finite.
 * @example
 * updateFit(startFit([0], 1e6), [2], 6, 1).coefficients[0] // 3 (to about 1e-6)
 */
export function updateFit(fit: RecursiveFit, inputs: readonly number[], target: number, forgetting: number): RecursiveFit {
  const size = fit.coefficients.length;
  if (inputs.length !== size || !Number.isFinite(target) || inputs.some((value) => !Number.isFinite(value))) {
    throw new EvenkeelError({
      code: "INTEREST_FIT_SHAPE",
      message: `an observation needs ${size} finite inputs and a finite target`,
      field: "inputs",
      value: `[${inputs.join(", ")}] -> ${target}`,
      remedy: "Leave the observation out, or restart the fit with another prior.",
    });
  }
  const { covariance } = fit;
  const at = (values: readonly number[], i: number): number => values[i] ?? 0;
  const spread = inputs.map((_, row) => inputs.reduce((sum, x, column) => sum + at(covariance, row * size + column) * x, 0));
  const scale = forgetting + inputs.reduce((sum, x, i) => sum + x * at(spread, i), 0);
  const error = target - inputs.reduce((sum, x, i) => sum + x * at(fit.coefficients, i), 0);
  const coefficients = fit.coefficients.map((value, i) => value + (at(spread, i) / scale) * error);
  // The symmetric form keeps the matrix symmetric to the last bit, so rounding cannot make it drift.
  const next = covariance.map((value, i) => (value - (at(spread, Math.floor(i / size)) * at(spread, i % size)) / scale) / forgetting);
  const weight = Math.max(1 - forgetting, 1 / (fit.count + 1));
  const errorVariance = fit.errorVariance + weight * (error * error - fit.errorVariance);
  return { coefficients, covariance: next, count: fit.count + 1, errorVariance };
}
