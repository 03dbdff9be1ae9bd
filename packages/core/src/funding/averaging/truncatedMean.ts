import { EvenkeelError } from "../../market/errors.ts";

/**
 * Mean of integers, truncated towards zero; missing samples count as zeros up to the expected count.
 *
 * Source: dYdX v4 (60 one-minute samples an hour).
 *
 * @param expected Fewest samples the sum is divided by; 0 divides by what there is.
 * @throws EvenkeelError FUNDING_SAMPLES_EMPTY when there is nothing to divide by.
 * @example
 * truncatedMean([1n, 2n, 4n]) // 2n
 * truncatedMean([1_000n], 60) // 16n
 */
export function truncatedMean(samples: readonly bigint[], expected = 0): bigint {
  const count = Math.max(samples.length, expected);
  if (count === 0) {
    throw new EvenkeelError({
      code: "FUNDING_SAMPLES_EMPTY",
      message: "a mean needs at least one sample or an expected count",
      field: "samples",
      value: "[]",
      remedy: "Check the count first.",
    });
  }
  let sum = 0n;
  for (const sample of samples) sum += sample;
  return sum / BigInt(count);
}
