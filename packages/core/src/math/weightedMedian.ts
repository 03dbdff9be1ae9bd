import { EvenkeelError } from "../market/errors.ts";

/**
 * Lower weighted median of sorted values: the smallest value at which the cumulative weight reaches half of the total.
 * An exact half takes the lower value, so equal weights give the lower median. Linear, no allocation.
 *
 * @param sorted ascending, at least one
 * @param weights not negative, same length, positive sum
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * weightedMedianOfSorted([1, 2, 10], [1, 1, 3]) // 10
 */
export function weightedMedianOfSorted(sorted: readonly number[], weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let cumulative = 0;
  let median: number | undefined;
  for (let i = 0; i < sorted.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight === 0) continue;
    median = sorted[i];
    cumulative += weight;
    if (2 * cumulative >= total) break;
  }
  if (median === undefined) {
    throw new EvenkeelError({
      code: "MATH_EMPTY",
      message: "a weighted median needs at least one value with a positive weight",
      field: "weights",
      value: `[${weights.join(", ")}]`,
      remedy: "Check the total weight first.",
    });
  }
  return median;
}

/**
 * Lower weighted median of values in any order; see {@link weightedMedianOfSorted}.
 *
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * weightedMedian([10, 1, 2], [3, 1, 1]) // 10
 */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  return weightedMedianOfSorted(
    order.map((i) => values[i] ?? 0),
    order.map((i) => weights[i] ?? 0),
  );
}
