import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { MarketDescription, SourceDescription } from "../market/marketDescription.ts";
import type { Quote } from "../market/quote.ts";
import { defaultPriceParameters } from "./defaults.ts";
import type { PriceParameters } from "./parameters.ts";
import { createPriceState, updatePrice } from "./price.ts";
import type { PriceResult } from "./result.ts";

const NAME = "08-spot-1m-multi-exchange-usdc-depeg-2023-03";
const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
const FILE = `${DATA}/${NAME}/btc_stable_1m_close_volume.csv.gz`;
const MANIFEST = new URL(`../../../engine/manifests/${NAME}.json`, import.meta.url);

/** A bar is complete one minute after it began, and the node closes its round ten seconds later. */
const BAR_MILLIS = 60_000;
const ASSESS_MILLIS = 10_000;
/** A print older than this says nothing about the price now. */
export const FRESH_MILLIS = 120_000;

interface Series {
  readonly venue: string;
  readonly pair: string;
  readonly price: string;
  readonly size: string;
}

interface Manifest {
  readonly files: readonly { readonly series: readonly Series[] }[];
  readonly assets: { readonly BTC: Omit<MarketDescription, "market"> };
}

const manifest = JSON.parse(readFileSync(MANIFEST, "utf8")) as Manifest;

/** The market of the USDC de-peg replay, as the feed describes it. */
export const DEPEG: MarketDescription = { market: "BTC-USD", ...manifest.assets.BTC };

/** True when the recording is on this machine. */
export const hasMinutes = (): boolean => existsSync(FILE);

export interface Minute {
  /** When all bars of the minute are delivered, milliseconds UTC. */
  readonly at: number;
  readonly quotes: readonly Quote[];
}

/** Minute bars as quotes published at their close; an empty bar or one without volume is no quote. */
export function readMinutes(): Minute[] {
  const [header = "", ...rows] = gunzipSync(readFileSync(FILE)).toString("utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  const column = (name: string) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`${FILE} has no column ${name}`);
    return at;
  };
  const columns = (manifest.files[0]?.series ?? []).map(({ venue, pair, price, size }) => {
    return { venue, pair, close: column(price), volume: column(size) };
  });
  return rows.map((row) => {
    const cells = row.split(",");
    const publishedAt = Date.parse(cells[0] ?? "") + BAR_MILLIS;
    const at = publishedAt + ASSESS_MILLIS;
    const quotes = columns.flatMap(({ venue, pair, close, volume }): Quote[] => {
      const price = Number(cells[close] || 0);
      const size = Number(cells[volume] || 0);
      return price > 0 && size > 0 ? [{ venue, pair, bid: price, ask: price, size, publishedAt, receivedAt: publishedAt }] : [];
    });
    return { at, quotes };
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
  /** Last print of each direct USD source that is fresh now. */
  readonly direct: ReadonlyMap<string, number>;
}

/** Every minute through the index, in one call a minute. */
export function* replayMinutes(minutes: readonly Minute[], p: PriceParameters): Generator<MinuteResult> {
  let state = createPriceState(p);
  const seen = new Map<string, Quote>();
  for (const { at, quotes } of minutes) {
    const updated = updatePrice(state, quotes, at, p);
    state = updated.state;
    for (const quote of quotes) if (quote.pair === `${DEPEG.base}/${DEPEG.quote}`) seen.set(quote.venue, quote);
    const direct = new Map<string, number>();
    for (const [venue, quote] of seen) if (at - quote.publishedAt <= FRESH_MILLIS) direct.set(venue, quote.bid);
    yield { at, result: updated.result, direct };
  }
}
