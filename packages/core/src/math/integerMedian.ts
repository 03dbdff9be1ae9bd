import { EvenkeelError } from "../market/errors.ts";
import type { EvenRule } from "./medianOfSorted.ts";

/**
 * Exact median of integers of any size; with `mean` an even count gives the mean of the middle two, rounded down.
 *
 * @param values at least one, any order
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * integerMedian([3n, 6n], "mean") // 4n
 */
export function integerMedian(values: readonly bigint[], even: EvenRule): bigint {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const low = sorted[(sorted.length - 1) >> 1];
  const high = sorted[sorted.length >> 1];
  if (low === undefined || high === undefined) {
    throw new EvenkeelError({
      code: "MATH_EMPTY",
      message: "a median needs at least one value",
      field: "values",
      value: "[]",
      remedy: "Check the count first.",
    });
  }
  if (even === "lower") return low;
  if (even === "upper") return high;
  // The shift rounds towards minus infinity, as the two's complement of the fixed-point sources does.
  return (low + high) >> 1n;
}
