/**
 * One step of the exponentially weighted variance, `lambda v + (1 - lambda) x` (RiskMetrics 1996).
 *
 * @param variance before the step
 * @param observed squared return, or any other variance of the period
 * @param lambda share kept, 0 to 1; 0.94 is the textbook value for daily data
 * @example
 * ewmaVariance(1e-4, 4e-4, 0.94) // 1.18e-4
 */
export function ewmaVariance(variance: number, observed: number, lambda: number): number {
  return lambda * variance + (1 - lambda) * observed;
}

/**
 * Share kept per step by a filter of a given half-life.
 *
 * @param halfLife in steps, positive
 * @example
 * lambdaOf(11.2) // 0.94
 */
export function lambdaOf(halfLife: number): number {
  return 2 ** (-1 / halfLife);
}
