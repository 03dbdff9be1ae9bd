import { EvenkeelError } from "../market/errors.ts";

/** Which value stands for the middle when the count is even: the lower one, the upper one, or the mean of both. */
export type EvenRule = "lower" | "upper" | "mean";

/**
 * Median of sorted values under a stated rule for even counts.
 *
 * - `lower`: index `(n - 1) >> 1`, our rule on and off chain;
 * - `upper`: index `n >> 1` (Chainlink OCR2, Maker Median);
 * - `mean`: the mean of the middle two (Connect, RedStone, most exchanges).
 *
 * @param sorted ascending, at least one
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * medianOfSorted([1, 2, 3, 10], "mean") // 2.5
 */
export function medianOfSorted(sorted: readonly number[], even: EvenRule): number {
  const count = sorted.length;
  const low = sorted[(count - 1) >> 1];
  const high = sorted[count >> 1];
  if (low === undefined || high === undefined) {
    throw new EvenkeelError({
      code: "MATH_EMPTY",
      message: "a median needs at least one value",
      field: "sorted",
      value: "[]",
      remedy: "Check the count first.",
    });
  }
  if (even === "lower") return low;
  if (even === "upper") return high;
  // Half of the distance, so that two huge prices do not overflow.
  return low + (high - low) / 2;
}

/**
 * Median of values in any order; see {@link medianOfSorted}.
 *
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * medianBy([10, 1, 3, 2], "upper") // 3
 */
export function medianBy(values: readonly number[], even: EvenRule): number {
  return medianOfSorted(
    values.toSorted((a, b) => a - b),
    even,
  );
}
