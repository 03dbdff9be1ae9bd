import { integerMedian } from "../../math/integerMedian.ts";

/**
 * Median of integers; an even count averages the two middle values and rounds a half away from zero.
 *
 * Source: dYdX v4. The hub's own median is the lower one; this rule exists to reproduce that system.
 *
 * @throws EvenkeelError MATH_EMPTY
 * @example
 * medianHalfAway([-1n, -4n]) // -3n
 */
export function medianHalfAway(values: readonly bigint[]): bigint {
  const sum = integerMedian(values, "lower") + integerMedian(values, "upper");
  const half = sum / 2n;
  return sum % 2n === 0n ? half : half + (sum > 0n ? 1n : -1n);
}
