import type { Quote } from "../market/quote.ts";
import type { IndexParameters, PriceParameters, SourceParameters } from "./parameters.ts";

export const NOW = 1_700_000_000_000;

/** Sources of one pair at several venues. */
export const at = (pair: string, ...venues: string[]): SourceParameters[] => venues.map((venue) => ({ venue, pair }));

/** An index of dollar sources with round figures, so that a test can be read without the defaults. */
export function indexOf(sources: readonly SourceParameters[], changes: Partial<IndexParameters> = {}): IndexParameters {
  return {
    sources,
    stalenessMillis: 60_000,
    futureMillis: 1_000,
    maxSpread: 0.02,
    minimumVenues: 1,
    singleVenueHalfWidth: 0.002,
    outlier: { threshold: 0.02, readmitFraction: 0.5, dwellMillis: 30_000 },
    weights: {
      halfLifeMillis: 3_600_000,
      errorScale: 0.001,
      capByCount: [
        { venues: 3, cap: 0.4 },
        { venues: 4, cap: 0.35 },
      ],
    },
    drift: null,
    aggregation: "clampedMean",
    clampWidth: 0.005,
    confidence: { floor: 0.0001, dispersionMultiple: 1, driftPerRootSecond: 0.00005, maxRelative: 0.05 },
    guard: { stepMillis: 10_000, perStep: 0.05, perSecond: 0, cumulative: 0.25, cumulativeWindowMillis: 300_000, rebaselineMillis: 30_000 },
    ...changes,
  };
}

/** A market without legs. */
export function dollarMarket(venues: readonly string[], changes: Partial<IndexParameters> = {}): PriceParameters {
  return { base: "BTC", quote: "USD", index: indexOf(at("BTC/USD", ...venues), changes), legs: {} };
}

/** Bid equals ask, published now, unless the changes say otherwise. */
export function quoteOf(venue: string, price: number, changes: Partial<Quote> = {}): Quote {
  const publishedAt = changes.publishedAt ?? NOW;
  return { venue, pair: "BTC/USD", bid: price, ask: price, size: 1, publishedAt, receivedAt: publishedAt, ...changes };
}

/** Freezes a value and everything in it; writing to any part throws from now on. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
