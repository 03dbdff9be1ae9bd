import type { MarketDescription, SourceDescription } from "@evenkeel/core/market/marketDescription";
import { btcSources } from "./btcSources.ts";

/** The market of the default worlds: BTC in dollars, ten-second rounds, two stablecoin legs with indices of their own. */
export const btcMarket: MarketDescription = {
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds: 10,
  sources: sourcesOf("BTC"),
  legs: {
    USDT: { kind: "index", sources: sourcesOf("USDT"), minimumVenues: 1, stalenessMillis: 60_000 },
    USDC: { kind: "index", sources: sourcesOf("USDC"), minimumVenues: 1, stalenessMillis: 60_000 },
  },
  minimumVenues: 3,
  stalenessMillis: 15_000,
  singleVenueHalfWidth: 0.002,
  // 200 BTC of skew move the mark by 1 %: about two thirds of what +-1 % of the calm Binance perpetual book held (245-306 M USDT).
  skewScale: 20_000,
};

function sourcesOf(base: string): readonly SourceDescription[] {
  return btcSources
    .filter((source) => source.pair.startsWith(`${base}/`))
    .map(({ venue, pair }) => (venue === "bitstamp" ? { venue, pair, thin: true } : { venue, pair }));
}
