import { type GarchParameters, longRunGarchVariance } from "./garchParameters.ts";

/**
 * Variance of the next period, `omega + alpha r^2 + beta h`.
 *
 * @param variance that was expected of the last period
 * @param change its log return
 * @example
 * garchVariance(1e-4, 0.01, { omega: 2e-6, alpha: 0.1, beta: 0.85 }) // 9.7e-5
 */
export function garchVariance(variance: number, change: number, { omega, alpha, beta }: GarchParameters): number {
  return omega + alpha * change * change + beta * variance;
}

/**
 * Mean variance per period over the next periods: each step closes the same share of the gap to the long-run variance.
 *
 * @param next variance of the next period, from `garchVariance`
 * @param periods at least 1
 * @example
 * garchForecast(8e-5, 1, p) // 8e-5; over many periods it nears the long-run variance
 */
export function garchForecast(next: number, periods: number, p: GarchParameters): number {
  const longRun = longRunGarchVariance(p);
  const gap = 1 - p.alpha - p.beta;
  return longRun + ((next - longRun) * -Math.expm1(periods * Math.log1p(-gap))) / (periods * gap);
}
