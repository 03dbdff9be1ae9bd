import { lowerMedian } from "../../math/lowerMedian.ts";
import type { Candidate } from "../candidate.ts";
import type { DriftParameters } from "../parameters.ts";
import type { IndexPlan } from "../plan.ts";
import type { IndexDrift } from "../state.ts";
import { updateDrift, type VenuePrice } from "./drift.ts";

/**
 * When drift has to be looked at next, milliseconds UTC: at the first call of each slice of `lookMillis`, so that the number of calls does not matter.
 *
 * @example
 * nextLook({ at: 90_000, venues: {} }, DEFAULT_DRIFT) // 120_000
 */
export function nextLook(drift: IndexDrift | null, p: DriftParameters | null): number {
  if (p === null) return Number.POSITIVE_INFINITY;
  return drift === null ? Number.NEGATIVE_INFINITY : (Math.floor(drift.at / p.lookMillis) + 1) * p.lookMillis;
}

/** One observation: each venue's own lower median of its pairs' converted prices. */
export function observeDrift(
  drift: IndexDrift | null,
  prices: ReadonlyMap<string, readonly number[]>,
  at: number,
  p: DriftParameters,
): IndexDrift {
  const venues = [...prices].map(([venue, own]): VenuePrice => ({ venue, price: lowerMedian(own) }));
  return { at, venues: updateDrift(drift?.venues ?? {}, venues, at, p) };
}

/**
 * Follows how far each venue's price is off on the average, from the fresh candidates and those that are out for it already.
 *
 * @param candidates with their converted prices, before any outlier is marked
 * @param at the node's clock, milliseconds UTC
 * @returns the same object while no look is due
 */
export function followDrift(
  drift: IndexDrift | null,
  candidates: readonly Candidate[],
  at: number,
  p: DriftParameters | null,
  { currencyOf }: IndexPlan,
): IndexDrift | null {
  if (p === null || at < nextLook(drift, p)) return drift;
  const prices = new Map<string, number[]>();
  const used = candidates.filter(({ status, converted }) => status === "used" && converted !== null);
  // A venue is not to answer for a leg while it has a price that needs none.
  const direct = new Set(used.filter(({ source }) => currencyOf[source] === null).map(({ venue }) => venue));
  for (const { venue, converted, source } of used) {
    if (converted === null || (currencyOf[source] !== null && direct.has(venue))) continue;
    const own = prices.get(venue);
    if (own) own.push(converted);
    else prices.set(venue, [converted]);
  }
  return observeDrift(drift, prices, at, p);
}
