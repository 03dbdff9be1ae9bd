import { defaultMarketParameters } from "../defaults.ts";
import type { ChainSnapshot } from "../market/chainSnapshot.ts";
import type { MarketDescription } from "../market/marketDescription.ts";
import type { Quote } from "../market/quote.ts";
import type { MarketParameters } from "../parameters.ts";
import type { PolicyName } from "../policy/policyName.ts";

export const VENUES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] as const;

export const DESCRIPTION: MarketDescription = {
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds: 10,
  sources: VENUES.map((venue) => ({ venue, pair: "BTC/USD" })),
  legs: {},
  minimumVenues: 3,
  stalenessMillis: 60_000,
  singleVenueHalfWidth: 0.002,
  skewScale: 20_000,
};

export function parametersOf(policy: PolicyName = "gen2", roundSeconds = 10): MarketParameters {
  return defaultMarketParameters({ ...DESCRIPTION, roundSeconds }, policy);
}

export function quoteOf(venue: string, price: number, at: number): Quote {
  return { venue, pair: "BTC/USD", bid: price * 0.9999, ask: price * 1.0001, size: 1, publishedAt: at - 50, receivedAt: at };
}

export function allQuotes(price: number, at: number): Quote[] {
  return VENUES.map((venue, position) => quoteOf(venue, price * (1 + (position - 4.5) * 1e-5), at));
}

export const EMPTY_CHAIN: ChainSnapshot = {
  blockTime: 0,
  mark: 60_000,
  openInterestLong: 0,
  openInterestShort: 0,
  skewScale: 20_000,
  poolValue: 50_000_000,
  valid: false,
  accepted: null,
};
