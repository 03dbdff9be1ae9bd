/**
 * Weights with none above a share of the resulting total; the others keep their value, so that the cap holds after capping too.
 * With `k` weights capped and the rest adding up to `r`, the capped ones become `cap * r / (1 - k * cap)` (RedStone's `limitWeights`).
 *
 * @param weights not negative, finite
 * @param cap largest share, above 0; when `cap * count <= 1` all weights become the smallest one
 * @returns weights in the order given, not normalised
 * @example
 * capWeights([10, 5, 5], 0.4) // [6.67, 5, 5]: 6.67 is 40 % of 16.67
 */
export function capWeights(weights: readonly number[], cap: number): number[] {
  const descending = weights.toSorted((a, b) => b - a);
  const smallest = descending.at(-1) ?? 0;
  if (cap * weights.length <= 1) return weights.map(() => smallest);
  let rest = 0;
  for (const weight of weights) rest += weight;
  let limit = Infinity;
  for (let capped = 0; capped < descending.length; capped++) {
    const largest = descending[capped] ?? 0;
    // With `capped` weights cut, the next one is within its share: the cap holds for all.
    if (largest <= (capped === 0 ? cap * rest : limit)) break;
    rest -= largest;
    const free = 1 - (capped + 1) * cap;
    if (free <= 0) {
      limit = smallest;
      break;
    }
    limit = (cap * rest) / free;
  }
  return weights.map((weight) => (weight > limit ? limit : weight));
}
