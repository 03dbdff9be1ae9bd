import { lowerMedian } from "./lowerMedian.ts";

/**
 * Lower median of the distances from a centre; times 1.4826 it estimates the standard deviation of normal samples.
 *
 * @param values at least one number
 * @param centre the lower median of the values when absent
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * medianAbsoluteDeviation([1, 2, 3, 4, 100]) // 1
 */
export function medianAbsoluteDeviation(values: readonly number[], centre: number = lowerMedian(values)): number {
  return lowerMedian(values.map((value) => Math.abs(value - centre)));
}
