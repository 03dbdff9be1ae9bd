import { EvenkeelError } from "../market/errors.ts";

/**
 * Lower median: the element at `(m - 1) >> 1` of the sorted values, never an average, the same rule as on chain.
 *
 * @param values at least one number, any order
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * lowerMedian([4, 1, 3, 2]) // 2
 */
export function lowerMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[(sorted.length - 1) >> 1];
  if (middle === undefined) {
    throw new EvenkeelError({
      code: "MATH_EMPTY",
      message: "a median needs at least one value",
      field: "values",
      value: "[]",
      remedy: "Check the count first.",
    });
  }
  return middle;
}
