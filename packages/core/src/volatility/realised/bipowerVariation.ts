/**
 * Variance of a stretch without its jumps, `pi/2 * n/(n-1) * sum |r_i| |r_(i-1)|`: a jump meets a normal neighbour in each product, so its
 * weight vanishes as periods get finer (Barndorff-Nielsen and Shephard 2004).
 *
 * @param returns log returns of equal periods
 * @param from first index
 * @param to one past the last; two returns at least, or the result is 0
 * @example
 * bipowerVariation(Float64Array.of(0.01, -0.01, 0.01), 0, 3) // 4.712e-4
 */
export function bipowerVariation(returns: Float64Array, from: number, to: number): number {
  const n = to - from;
  if (n < 2) return 0;
  let sum = 0;
  for (let i = from + 1; i < to; i++) sum += Math.abs((returns[i] as number) * (returns[i - 1] as number));
  return (Math.PI / 2) * (n / (n - 1)) * sum;
}
