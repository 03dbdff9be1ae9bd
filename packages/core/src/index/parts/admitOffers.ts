import type { FaultCode } from "./faultCode.ts";
import { type Offer, venueOf } from "./offer.ts";
import type { AdmitRule } from "./recipe.ts";

/** One fault per offer, or null when it is admitted. */
export type Admission = readonly (FaultCode | null)[];

/** No market trades beyond this; sums of such prices would not be numbers. */
export const EXTREME_PRICE = 1e24;

function faultOf(offer: Offer, at: number, lastAt: number | null, rule: AdmitRule): FaultCode | null {
  const { price, halfWidth = 0, publishedAt = at, trading = true } = offer;
  if (!(Math.abs(price) <= EXTREME_PRICE)) return "price_invalid";
  if (!Number.isFinite(publishedAt)) return "stale";
  if (!trading) return "not_trading";
  const age = at - publishedAt;
  const beyond = (value: number, limit: number | null) =>
    limit !== null && (rule.ageBound === "inclusive" ? value > limit : value >= limit);
  if (age >= 0 && beyond(age, rule.maxAgeMillis)) return "stale";
  if (age < 0 && beyond(-age, rule.maxAheadMillis)) return "future";
  if (rule.newerThanLast && lastAt !== null && publishedAt <= lastAt) return "not_newer";
  if (Number.isNaN(halfWidth) || halfWidth < 0) return "confidence_missing";
  if (halfWidth > EXTREME_PRICE) return "confidence_wide";
  if (rule.needsHalfWidth && halfWidth === 0) return "confidence_missing";
  if (rule.maxHalfWidth !== null && halfWidth > rule.maxHalfWidth * Math.abs(price)) return "confidence_wide";
  return null;
}

/**
 * Judges each offer by its own merits: age, clock, confidence, order and venue.
 *
 * @param at the node's clock, milliseconds UTC
 * @param lastAt time of the last accepted round, null before the first
 * @returns a fault or null per offer
 * @example
 * admitOffers([{ source: "a", price: 1, publishedAt: at - 181_000 }], at, null, { ...ADMIT_ALL, maxAgeMillis: 180_000 }) // ["stale"]
 */
export function admitOffers(offers: readonly Offer[], at: number, lastAt: number | null, rule: AdmitRule): Admission {
  const venues = new Set<string>();
  let highest = -Infinity;
  return offers.map((offer) => {
    const fault = faultOf(offer, at, lastAt, rule);
    if (fault) return fault;
    if (rule.ascending && offer.price < highest) return "unordered";
    const venue = venueOf(offer);
    if (rule.oncePerVenue && venues.has(venue)) return "duplicate_venue";
    venues.add(venue);
    highest = offer.price;
    return null;
  });
}
