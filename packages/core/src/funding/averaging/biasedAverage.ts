/**
 * Integer average of two values with integer weights, truncated, then moved by one unit so that repeated truncation never stalls it.
 *
 * The unit is added when the second value's weighted part is the larger one, subtracted when it is the smaller; with a second weight of at most 1 there is none.
 * Source: Drift v2 (`value` is the new observation, `average` the old one).
 *
 * @param value New observation, integer units.
 * @param average Old average, integer units.
 * @param valueWeight Seconds, not negative.
 * @param averageWeight Seconds, not negative.
 * @example
 * biasedAverage(40_051_280n, 40_000_000n, 1n, 3_599n) // 40_000_015n
 */
export function biasedAverage(value: bigint, average: bigint, valueWeight: bigint, averageWeight: bigint): bigint {
  if (valueWeight === 0n) return average;
  if (averageWeight === 0n) return value;
  const newPart = value * valueWeight;
  const oldPart = average * averageWeight;
  const mean = (newPart + oldPart) / (valueWeight + averageWeight);
  const bias = averageWeight <= 1n || oldPart === newPart ? 0n : oldPart > newPart ? 1n : -1n;
  return mean === 0n && bias < 0n ? mean : mean + bias;
}
