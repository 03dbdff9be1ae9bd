import type { MarketDescription } from "../../market/marketDescription.ts";
import { defaultPriceParameters } from "../defaults.ts";
import { NOW } from "../market.testing.ts";
import type { PriceParameters } from "../parameters.ts";
import { createPriceState, updatePrice } from "../price.ts";
import type { PriceResult } from "../result.ts";

export const ROUND_SECONDS = 10;
const PAIR = "X/USD";

/** A market of dollar venues with nothing but defaults; the quote's age limit is that of the recordings of trades. */
export function describe(venues: readonly string[], changes: Partial<MarketDescription> = {}): MarketDescription {
  return {
    market: "X-USD",
    base: "X",
    quote: "USD",
    roundSeconds: ROUND_SECONDS,
    sources: venues.map((venue) => ({ venue, pair: PAIR })),
    legs: {},
    minimumVenues: 2,
    stalenessMillis: 60_000,
    singleVenueHalfWidth: 0.004,
    skewScale: 1,
    ...changes,
  };
}

/** The default parameters of such a market. */
export function defaults(venues: readonly string[], changes: Partial<MarketDescription> = {}): PriceParameters {
  return defaultPriceParameters(describe(venues, changes));
}

/** What each venue says in one round; an absent venue is silent. */
export type Said = Readonly<Record<string, number>>;

/** Runs rounds of ten seconds through the default index and returns what it said in each. */
export function follow(parameters: PriceParameters, rounds: readonly Said[]): PriceResult[] {
  let state = createPriceState(parameters);
  return rounds.map((said, i) => {
    const at = NOW + i * ROUND_SECONDS * 1000;
    const quotes = Object.entries(said).map(([venue, price]) => {
      return { venue, pair: PAIR, bid: price, ask: price, size: 10, publishedAt: at - 500, receivedAt: at };
    });
    const updated = updatePrice(state, quotes, at, parameters);
    state = updated.state;
    return updated.result;
  });
}

/** The same thing said in a number of rounds. */
export const repeat = (said: Said, rounds: number): Said[] => Array.from({ length: rounds }, () => said);

/** Status of a venue in a result. */
export const statusOf = (result: PriceResult | undefined, venue: string) => result?.contributions.find((c) => c.venue === venue)?.status;

/** The price of a result, NaN when there is none. */
export const priceOf = (result: PriceResult | undefined): number => (result?.ok ? result.price : Number.NaN);
