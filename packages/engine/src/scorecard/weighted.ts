/** Values with their weights; a pair with a NaN value is left out everywhere. */
export interface Weighted {
  readonly values: Float64Array;
  /** At least 0, same length as `values`. */
  readonly weights: Float64Array;
}

/** Sum of the weights of the values that are not NaN. */
export function totalWeight({ values, weights }: Weighted): number {
  return weights.reduce((sum, weight, at) => (Number.isNaN(values[at]) ? sum : sum + weight), 0);
}

/** Weighted mean of `f(value)`, or null when nothing has weight. */
export function weightedMean({ values, weights }: Weighted, f: (value: number) => number = (value) => value): number | null {
  let sum = 0;
  let total = 0;
  for (const [at, value] of values.entries()) {
    const weight = weights[at] ?? 0;
    if (Number.isNaN(value) || weight === 0) continue;
    sum += weight * f(value);
    total += weight;
  }
  return total > 0 ? sum / total : null;
}

/** Square root of the weighted mean square, or null when nothing has weight. */
export function weightedRms(data: Weighted): number | null {
  const square = weightedMean(data, (value) => value * value);
  return square === null ? null : Math.sqrt(square);
}

/** Weighted standard deviation about the weighted mean, or null when nothing has weight. */
export function weightedDeviation(data: Weighted): number | null {
  const mean = weightedMean(data);
  if (mean === null) return null;
  const square = weightedMean(data, (value) => (value - mean) ** 2);
  return square === null ? null : Math.sqrt(square);
}

/**
 * The smallest value whose cumulative weight reaches `probability` of the total, or null when nothing has weight.
 *
 * @example
 * weightedQuantile({ values: Float64Array.of(3, 1, 2), weights: Float64Array.of(1, 1, 8) }, 0.5) // 2
 */
export function weightedQuantile({ values, weights }: Weighted, probability: number): number | null {
  const order = [...values.keys()].filter((at) => !Number.isNaN(values[at]) && (weights[at] ?? 0) > 0);
  if (order.length === 0) return null;
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const total = order.reduce((sum, at) => sum + (weights[at] ?? 0), 0);
  // The slack of 1e-12 keeps a rounding error of the running sum from moving the quantile by one value.
  const target = probability * total * (1 - 1e-12);
  let reached = 0;
  for (const at of order) {
    reached += weights[at] ?? 0;
    if (reached >= target) return values[at] ?? null;
  }
  return values[order.at(-1) ?? 0] ?? null;
}

/** Largest value of `f` over the values that are not NaN, or null when there is none; weights are ignored. */
export function largest(values: Float64Array, f: (value: number) => number = (value) => value): number | null {
  let best: number | null = null;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const image = f(value);
    if (best === null || image > best) best = image;
  }
  return best;
}

/** Equal weights of 1, for statistics over events instead of time. */
export function unweighted(values: Float64Array): Weighted {
  return { values, weights: new Float64Array(values.length).fill(1) };
}
