/**
 * Sum of squared returns over a stretch of an array (Andersen and Bollerslev 1998).
 *
 * @param returns log returns of equal periods
 * @param from first index
 * @param to one past the last
 * @example
 * realisedVariance(Float64Array.of(0.01, -0.02), 0, 2) // 5e-4
 */
export function realisedVariance(returns: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (returns[i] as number) ** 2;
  return sum;
}
