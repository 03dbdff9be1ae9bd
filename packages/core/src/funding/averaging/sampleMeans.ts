/**
 * Mean of samples with weights 1, 2, ..., n: the newest counts most.
 *
 * Source: Binance and Bybit. Null without samples.
 *
 * @param samples Oldest first.
 * @example
 * linearMean([0.0001, 0.0002, 0.0003, 0.0004]) // 0.0003 (up to rounding)
 */
export function linearMean(samples: readonly number[]): number | null {
  let weighted = 0;
  let weights = 0;
  for (const [i, sample] of samples.entries()) {
    weighted += (i + 1) * sample;
    weights += i + 1;
  }
  return weights === 0 ? null : weighted / weights;
}

/**
 * Plain mean; missing samples count as zeros up to the expected count. Null without samples and without an expected count.
 *
 * @param samples Any order.
 * @param expected Fewest samples the sum is divided by; 0 divides by what there is.
 * @example
 * plainMean([2, 4]) // 3
 * plainMean([2, 4], 6) // 1
 */
export function plainMean(samples: readonly number[], expected = 0): number | null {
  const count = Math.max(samples.length, expected);
  if (count === 0) return null;
  let sum = 0;
  for (const sample of samples) sum += sample;
  return sum / count;
}
