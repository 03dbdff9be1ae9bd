import { domainError } from "../domain.ts";

/**
 * Long-run variance of a series about its mean with Bartlett weights, never negative (Newey and West 1987).
 *
 * @param values in time order
 * @param lags autocovariances counted, not negative; those beyond the series are nothing
 * @returns variance such that `sqrt(result / n)` is the standard error of the mean
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * longRunVariance([1, -1, 1, -1], 0) // 1
 */
export function longRunVariance(values: ArrayLike<number>, lags: number): number {
  const n = values.length;
  if (!(Number.isInteger(lags) && lags >= 0)) throw domainError("lags", lags, "must be an integer that is not negative");
  if (n === 0) throw domainError("values", n, "must hold at least one value");
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (values[i] as number) / n;
  const centred = Float64Array.from(values, (value) => value - mean);
  let sum = 0;
  for (let lag = 0; lag <= Math.min(lags, n - 1); lag++) {
    let covariance = 0;
    for (let i = lag; i < n; i++) covariance += (centred[i] as number) * (centred[i - lag] as number);
    sum += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (covariance / n);
  }
  return Math.max(0, sum);
}
