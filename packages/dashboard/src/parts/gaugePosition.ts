/**
 * Place of a value on a scale where each threshold begins a step of equal width: 0 at zero, 1 at the first threshold, 2 at the second; one step beyond
 * the last is as far as it goes.
 *
 * @example
 * gaugePosition(15, [10, 20, 40]) // 1.5
 */
export function gaugePosition(value: number, thresholds: readonly number[]): number {
  let inner = 0;
  for (const [step, outer] of thresholds.entries()) {
    if (value < outer) return step + (outer > inner ? Math.max(0, value - inner) / (outer - inner) : 0);
    inner = outer;
  }
  return thresholds.length + Math.min(1, inner === 0 ? 0 : (value - inner) / inner);
}
