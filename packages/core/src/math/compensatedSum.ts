/**
 * Sum with the rounding errors carried along (Neumaier 1974), so that order and cancellation hardly matter.
 *
 * @example
 * compensatedSum([1, 1e100, 1, -1e100]) // 2
 */
export function compensatedSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
