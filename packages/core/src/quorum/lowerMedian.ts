import { EvenkeelError } from "../market/errors.ts";

/**
 * Lower median of integers: element `(m - 1) >> 1` of the sorted values, never an average.
 *
 * @throws EvenkeelError QUORUM_EMPTY for no values.
 * @example
 * lowerMedianOf([4n, 1n, 3n, 2n]) // 2n
 */
export function lowerMedianOf(values: readonly bigint[]): bigint {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sorted[(sorted.length - 1) >> 1];
  if (middle === undefined) {
    throw new EvenkeelError({
      code: "QUORUM_EMPTY",
      message: "a median needs at least one vector",
      field: "vectors",
      value: 0,
      remedy: "Collect a quorum first.",
    });
  }
  return middle;
}

/**
 * Component-wise lower median of vectors of equal length; independent of their order.
 *
 * @throws EvenkeelError QUORUM_EMPTY for no vectors, FIELD_COUNT_MISMATCH for unequal lengths.
 * @example
 * lowerMedian([[1n, 9n], [2n, 8n], [3n, 7n]]) // [2n, 8n]
 */
export function lowerMedian(vectors: readonly (readonly bigint[])[]): bigint[] {
  const length = vectors[0]?.length ?? 0;
  const odd = vectors.find((vector) => vector.length !== length);
  if (odd !== undefined) {
    throw new EvenkeelError({
      code: "FIELD_COUNT_MISMATCH",
      message: `every vector must have ${length} fields`,
      field: "vectors",
      value: odd.length,
      remedy: "Check that all vectors are of one topic.",
    });
  }
  if (length === 0) return [lowerMedianOf([])];
  return Array.from({ length }, (_, position) => lowerMedianOf(vectors.map((vector) => vector[position] ?? 0n)));
}
