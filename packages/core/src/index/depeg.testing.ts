import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { MarketDescription, SourceDescription } from "../market/marketDescription.ts";
import type { Quote } from "../market/quote.ts";
import { defaultPriceParameters } from "./defaults.ts";
import type { PriceParameters } from "./parameters.ts";
import { createPriceState, updatePrice } from "./price.ts";
import type { PriceResult } from "./result.ts";

const SHARED = process.env.EVENKEEL_SHARED ?? resolve(import.meta.dirname, "../../../../../shared");
const FILE = join(SHARED, "data/08-spot-1m-multi-exchange-usdc-depeg-2023-03/btc_stable_1m_close_volume.csv.gz");

const sources = (pair: string, ...venues: string[]): SourceDescription[] => venues.map((venue) => ({ venue, pair }));

/** The market of the USDC de-peg replay; the Binance.US USDC/USDT book is stale and is left out. */
export const DEPEG: MarketDescription = {
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds: 60,
  sources: [
    ...sources("BTC/USD", "coinbase", "kraken"),
    ...sources("BTC/USDT", "coinbase", "kraken", "binanceus"),
    ...sources("BTC/USDC", "bybit", "kraken", "binanceus"),
  ],
  legs: {
    USDT: { kind: "index", sources: sources("USDT/USD", "coinbase", "kraken"), minimumVenues: 1, stalenessMillis: 120_000 },
    USDC: { kind: "index", sources: sources("USDC/USD", "kraken"), minimumVenues: 1, stalenessMillis: 120_000 },
  },
  minimumVenues: 2,
  stalenessMillis: 120_000,
  singleVenueHalfWidth: 0.005,
  skewScale: 20_000,
};

export interface Minute {
  /** When all bars of the minute are delivered, milliseconds UTC. */
  readonly at: number;
  readonly quotes: readonly Quote[];
}

/** Minute bars as quotes published at their close; a bar without volume is no quote. Null when the data are absent. */
export function readMinutes(): Minute[] | null {
  if (!existsSync(FILE)) return null;
  const [header = "", ...rows] = gunzipSync(readFileSync(FILE)).toString("utf8").trim().split("\n");
  const names = header.split(",");
  const columns = [...DEPEG.sources, ...Object.values(DEPEG.legs).flatMap((leg) => (leg.kind === "index" ? leg.sources : []))].map(
    ({ venue, pair }) => {
      const name = `${venue}_${pair.replace("/", "").toLowerCase()}`;
      return { venue, pair, close: names.indexOf(`${name}_close`), volume: names.indexOf(`${name}_volume`) };
    },
  );
  return rows.map((row) => {
    const cells = row.split(",");
    const publishedAt = Date.parse(cells[0] ?? "") + 60_000;
    const quotes = columns.flatMap(({ venue, pair, close, volume }): Quote[] => {
      const price = Number(cells[close] || Number.NaN);
      const size = Number(cells[volume] || 0);
      return size > 0 ? [{ venue, pair, bid: price, ask: price, size, publishedAt, receivedAt: publishedAt + 1_000 }] : [];
    });
    return { at: publishedAt + 10_000, quotes };
  });
}

/** Parameters of the replay with one source left out. */
export function depegParameters(without?: SourceDescription): PriceParameters {
  const sources = DEPEG.sources.filter((s) => !(s.venue === without?.venue && s.pair === without.pair));
  return defaultPriceParameters({ ...DEPEG, sources });
}

export interface MinuteResult {
  readonly at: number;
  readonly result: PriceResult;
  /** Last price of each direct USD source that is at most two minutes old. */
  readonly direct: ReadonlyMap<string, number>;
}

/** Every minute through the index, in one call a minute. */
export function* replayMinutes(minutes: readonly Minute[], p: PriceParameters): Generator<MinuteResult> {
  let state = createPriceState(p);
  const seen = new Map<string, Quote>();
  for (const { at, quotes } of minutes) {
    const updated = updatePrice(state, quotes, at, p);
    state = updated.state;
    for (const quote of quotes) if (quote.pair === "BTC/USD") seen.set(quote.venue, quote);
    const direct = new Map<string, number>();
    for (const [venue, quote] of seen) if (at - quote.publishedAt <= 120_000) direct.set(venue, quote.bid);
    yield { at, result: updated.result, direct };
  }
}
