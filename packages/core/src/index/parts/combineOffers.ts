import { clamp } from "../../math/clamp.ts";
import { medianOfSorted } from "../../math/medianOfSorted.ts";
import type { CombineRule } from "./recipe.ts";
import { threeVote } from "./threeVote.ts";
import { weightedMedianBy } from "./weightedMedianBy.ts";

/** A usable price with its share of the weight. */
export interface Weighed {
  readonly price: number;
  readonly halfWidth: number;
  /** Adds up to 1 over the usable offers. */
  readonly weight: number;
  /** As given, before the caps and the division by the sum: integer stakes keep their exact half. */
  readonly rawWeight: number;
  readonly publishedAt: number;
}

export interface Combined {
  readonly price: number;
  /** From the mechanism itself; null when it has none. */
  readonly halfWidth: number | null;
  /** What each price counted as, in the order given. */
  readonly held: readonly number[];
  /** Medians of the slices, oldest first; empty for every other rule. */
  readonly slices: readonly number[];
}

function mean(prices: readonly number[], weights: readonly number[]): number {
  const base = prices[0] ?? 0;
  let shift = 0;
  // Distances from the first price are small, so that rounding does not grow with the level.
  for (let i = 0; i < prices.length; i++) shift += (weights[i] ?? 0) * ((prices[i] ?? 0) - base);
  return base + shift;
}

function slicesOf(sorted: readonly Weighed[], at: number, windowMillis: number, slices: number): Weighed[][] {
  const groups: Weighed[][] = Array.from({ length: slices }, () => []);
  for (const offer of sorted) {
    if (offer.rawWeight === 0) continue;
    const into = Math.floor(((offer.publishedAt - (at - windowMillis)) * slices) / windowMillis);
    // A trade at the closing instant belongs to the last slice.
    groups[Math.min(into, slices - 1)]?.push(offer);
  }
  return groups.filter((group) => group.length > 0);
}

/**
 * One price from the usable offers, by any of the field's rules.
 *
 * @param sorted at least one, ascending by price
 * @param at end of the window of `slicedMedian`, milliseconds UTC
 * @returns null when no offer lies in the window
 * @example
 * combineOffers([at100, at101, at120], at, { kind: "clampedMean", width: 0.005 })?.held // [100.495, 101, 101.505]
 */
export function combineOffers(sorted: readonly Weighed[], at: number, rule: CombineRule): Combined | null {
  const prices = sorted.map(({ price }) => price);
  const weights = sorted.map(({ weight }) => weight);
  const plain = (price: number): Combined => ({ price, halfWidth: null, held: prices, slices: [] });
  switch (rule.kind) {
    case "median":
      return plain(medianOfSorted(prices, rule.even));
    case "weightedMedian":
      return plain(
        weightedMedianBy(
          prices,
          sorted.map(({ rawWeight }) => rawWeight),
          rule,
        ),
      );
    case "mean":
      return plain(mean(prices, weights));
    case "clampedMean": {
      const median = medianOfSorted(prices, "mean");
      const half = Math.abs(median) * rule.width;
      const held = prices.map((price) => clamp(price, median - half, median + half));
      return { price: mean(held, weights), halfWidth: null, held, slices: [] };
    }
    case "threeVote": {
      const unit = 10 ** -rule.exponent;
      const integer = (value: number) => BigInt(Math.round(value * unit));
      const voted = threeVote(sorted.map(({ price, halfWidth }) => ({ price: integer(price), halfWidth: integer(halfWidth) })));
      return { price: Number(voted?.price ?? 0n) / unit, halfWidth: Number(voted?.halfWidth ?? 0n) / unit, held: prices, slices: [] };
    }
    case "slicedMedian": {
      const slices = slicesOf(sorted, at, rule.windowMillis, rule.slices).map((group) =>
        weightedMedianBy(
          group.map(({ price }) => price),
          group.map(({ rawWeight }) => rawWeight),
          rule.of,
        ),
      );
      if (slices.length === 0) return null;
      return {
        price: mean(
          slices,
          slices.map(() => 1 / slices.length),
        ),
        halfWidth: null,
        held: prices,
        slices,
      };
    }
  }
}
