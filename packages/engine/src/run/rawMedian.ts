import type { MarketDescription, Quote } from "@evenkeel/core";

/** The yardstick of a run: the median of what venues print, converted, with no filter of any policy in it. */
export interface RawMedian {
  absorb(quote: Quote): void;
  /** Market quote currency per unit of base, or null when no venue is fresh at `at`. */
  value(at: number): number | null;
  /** Median of the venues that quote in the market's own currency, or null; the even case averages the middle two. */
  direct(at: number, maxAgeMillis: number): number | null;
}

interface Last {
  readonly price: number;
  readonly at: number;
}

/** Median of a list, the mean of the middle two when even; null when empty. */
function median(values: number[]): number | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const upper = values[values.length >> 1] as number;
  return values.length % 2 === 1 ? upper : (upper + (values[(values.length >> 1) - 1] as number)) / 2;
}

/**
 * Keeps the last print of every source and leg; only values that are no price at all (not finite, not positive) are left out.
 *
 * @param maxAgeMillis a print older than this is no longer contemporaneous
 */
export function createRawMedian(description: MarketDescription, maxAgeMillis = 120_000): RawMedian {
  const last = new Map<string, Last>();
  const key = (venue: string, pair: string) => `${venue} ${pair}`;

  function fresh(venue: string, pair: string, at: number, age: number): number | null {
    const seen = last.get(key(venue, pair));
    return seen !== undefined && at - seen.at <= age ? seen.price : null;
  }

  function legPrice(currency: string, at: number): number | null {
    if (currency === description.quote) return 1;
    const leg = description.legs[currency];
    if (leg === undefined) return null;
    if (leg.kind === "assumed") return leg.price;
    return median(leg.sources.map((source) => fresh(source.venue, source.pair, at, leg.stalenessMillis)).filter((price) => price !== null));
  }

  function converted(at: number, age: number, directOnly: boolean): number[] {
    const prices: number[] = [];
    for (const { venue, pair } of description.sources) {
      const currency = pair.slice(pair.indexOf("/") + 1);
      if (directOnly && currency !== description.quote) continue;
      const price = fresh(venue, pair, at, age);
      const leg = price === null ? null : legPrice(currency, at);
      if (price !== null && leg !== null) prices.push(price * leg);
    }
    return prices;
  }

  return {
    absorb(quote) {
      const price = (quote.bid + quote.ask) / 2;
      if (Number.isFinite(price) && price > 0) last.set(key(quote.venue, quote.pair), { price, at: quote.publishedAt });
    },
    value: (at) => median(converted(at, maxAgeMillis, false)),
    direct: (at, age) => median(converted(at, age, true)),
  };
}
