/** The unit by default: towards the side whose weighted part is the larger one; none with an average of hardly any weight. */
function biasOf(newPart: bigint, oldPart: bigint, averageWeight: bigint): bigint {
  if (averageWeight <= 1n || oldPart === newPart) return 0n;
  return oldPart > newPart ? 1n : -1n;
}

/**
 * Integer average of two values with integer weights, truncated, then moved by one unit so that repeated truncation never stalls it.
 *
 * The unit is added when the second value's weighted part is the larger one, subtracted when it is the smaller; with a second weight of at most 1 there is none.
 * A stated unit takes its place. Source: Drift v2 (`value` is the new observation, `average` the old one).
 *
 * @param value New observation, integer units.
 * @param average Old average, integer units.
 * @param valueWeight Seconds, not negative.
 * @param averageWeight Seconds, not negative.
 * @param bias Unit that is added instead, -1, 0 or 1.
 * @example
 * biasedAverage(40_051_280n, 40_000_000n, 1n, 3_599n) // 40_000_015n
 */
export function biasedAverage(value: bigint, average: bigint, valueWeight: bigint, averageWeight: bigint, bias?: bigint): bigint {
  if (valueWeight === 0n) return average;
  if (averageWeight === 0n) return value;
  const newPart = value * valueWeight;
  const oldPart = average * averageWeight;
  const mean = (newPart + oldPart) / (valueWeight + averageWeight);
  const unit = bias ?? biasOf(newPart, oldPart, averageWeight);
  return mean === 0n && unit < 0n ? mean : mean + unit;
}
