import { weightedMedian } from "../../math/weightedMedian.ts";

/** One venue's premium; null when it has no book, so that it is left out rather than counted as level. */
export interface VenuePremium {
  readonly premium: number | null;
  readonly weight: number;
}

/**
 * Weighted median of the venues' premia; null while no venue with a weight delivers.
 *
 * Source: Paradex (own venue 3.5, others 1.2). No set of venues with less than half of the delivered weight can move it past the others.
 *
 * @example
 * venuePremium([{ premium: 0.001, weight: 3.5 }, { premium: 0.1, weight: 1.2 }, { premium: null, weight: 1.2 }]) // 0.001
 */
export function venuePremium(venues: readonly VenuePremium[]): number | null {
  const premia: number[] = [];
  const weights: number[] = [];
  for (const { premium, weight } of venues) {
    if (premium === null || !(weight > 0)) continue;
    premia.push(premium);
    weights.push(weight);
  }
  return premia.length === 0 ? null : weightedMedian(premia, weights);
}
