import { clamp } from "../math/clamp.ts";
import { weightedMedianOfSorted } from "../math/weightedMedian.ts";
import type { Candidate } from "./candidate.ts";
import type { IndexParameters } from "./parameters.ts";

/**
 * One price from the candidates that count.
 *
 * - `median`: lower median, weights ignored.
 * - `weightedMedian`: lower weighted median; inside the honest range while the others hold less than half of the weight.
 * - `clampedMean`: every price clamped to the weighted median times `1 +- clampWidth`, then the weighted mean (Deribit, OKX): sources with weight
 *   b < 1/2 move it out of the honest range by at most `b * (clampWidth * median + honest range)`.
 *
 * @param sorted at least one candidate by ascending price, weights adding up to 1; `clamped` is set
 */
export function aggregate(sorted: readonly Candidate[], p: IndexParameters): number {
  const prices = sorted.map((c) => c.converted ?? 0);
  if (p.aggregation === "median") return prices[(prices.length - 1) >> 1] ?? 0;
  const median = weightedMedianOfSorted(
    prices,
    sorted.map((c) => c.weight),
  );
  if (p.aggregation === "weightedMedian") return median;
  const low = median * (1 - p.clampWidth);
  const high = median * (1 + p.clampWidth);
  // Sum of distances from the median: the terms are small, so that rounding does not grow with the price.
  let shift = 0;
  for (let i = 0; i < sorted.length; i++) {
    const candidate = sorted[i];
    const price = prices[i];
    if (!candidate || price === undefined) continue;
    const held = clamp(price, low, high);
    candidate.clamped = held !== price;
    shift += candidate.weight * (held - median);
  }
  return median + shift;
}
