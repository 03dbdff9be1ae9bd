import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import type { Quote } from "@evenkeel/core/market/quote";
import { contendersFor } from "./contenders.ts";
import { type RangedIndex, type RangeFigures, rangeFigures } from "./rangeFigures.ts";
import { readColumns } from "./readColumns.ts";

const FOLDER = "08-spot-1m-multi-exchange-usdc-depeg-2023-03";
const CLOSES = "btc_stable_1m_close_volume.csv.gz";
const EXTREMES = "btc_1m_high_low.csv.gz";
const DOLLAR_VENUES: readonly string[] = ["coinbase", "kraken"];
const MINUTE = 60_000;
const DELIVERY = 10_000;
/** A print older than this says nothing about the price now. */
const FRESH = 120_000;

const SOURCES: readonly (readonly [venue: string, pair: string])[] = [
  ["coinbase", "BTC/USD"],
  ["kraken", "BTC/USD"],
  ["coinbase", "BTC/USDT"],
  ["kraken", "BTC/USDT"],
  ["binanceus", "BTC/USDT"],
  ["bybit", "BTC/USDC"],
  ["kraken", "BTC/USDC"],
  ["binanceus", "BTC/USDC"],
];
const LEGS: readonly (readonly [venue: string, pair: string])[] = [
  ["coinbase", "USDT/USD"],
  ["kraken", "USDT/USD"],
  ["kraken", "USDC/USD"],
];

const column = (venue: string, pair: string) => `${venue}_${pair.replace("/", "").toLowerCase()}`;
const described = (pairs: typeof SOURCES) => pairs.map(([venue, pair]) => ({ venue, pair }));

const DESCRIPTION: MarketDescription = {
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds: 60,
  sources: described(SOURCES),
  legs: {
    USDT: { kind: "index", sources: described(LEGS.slice(0, 2)), minimumVenues: 1, stalenessMillis: 15 * MINUTE },
    USDC: { kind: "index", sources: described(LEGS.slice(2)), minimumVenues: 1, stalenessMillis: 15 * MINUTE },
  },
  minimumVenues: 2,
  stalenessMillis: FRESH,
  singleVenueHalfWidth: 0.005,
  skewScale: 1,
};

export interface DepegReplay {
  /** Against the range of both dollar venues; `lone`: in the minutes in which only one of them traded, against its own few trades. */
  readonly contenders: readonly { readonly name: string; readonly figures: RangeFigures; readonly lone: RangeFigures }[];
  /** Lowest price of one USDC. */
  readonly lowestPeg: number;
  /** Minutes in which our drift filter had a venue out, keyed by venue. */
  readonly outMinutes: ReadonlyMap<string, number>;
}

/** Half-width of a leg: two venues' prints are within 18 bp of each other in 99 % of the minutes, and one venue has nobody beside it. */
const LEG_ERROR = 0.002;

/** Median of the fresh prints of a leg's venues: the conversion that recipes are given, with its relative half-width. */
function conversionsOf(latest: ReadonlyMap<string, Quote>, at: number) {
  const conversions: Record<string, number> = {};
  const conversionErrors: Record<string, number> = {};
  for (const currency of ["USDT", "USDC"]) {
    const prices = [...latest.values()].filter(({ pair, publishedAt }) => pair === `${currency}/USD` && at - publishedAt <= 15 * MINUTE);
    const sorted = prices.map(({ bid }) => bid).sort((a, b) => a - b);
    const middle = sorted[(sorted.length - 1) >> 1];
    if (middle === undefined) continue;
    conversions[currency] = middle;
    conversionErrors[currency] = Math.max(LEG_ERROR, ((sorted.at(-1) ?? middle) - (sorted[0] ?? middle)) / middle);
  }
  return { conversions, conversionErrors };
}

interface DollarRange {
  readonly low: number;
  readonly high: number;
  /** Dollar venues that traded. */
  readonly venues: number;
}

/** Lowest and highest dollar trade of the fresh minutes, keyed by the minute's start; absent where no dollar venue traded. */
function dollarRanges(data: string, from: number, to: number): Map<number, DollarRange> {
  const columns = DOLLAR_VENUES.flatMap((venue) => [`${venue}_btcusd_low`, `${venue}_btcusd_high`]);
  const rows = readColumns(`${data}/${FOLDER}/${EXTREMES}`, columns, from, to);
  const ranges = new Map<number, DollarRange>();
  for (const [i, { at }] of rows.entries()) {
    const fresh = [rows[i - 1], rows[i]].filter((row) => row !== undefined && at - row.at < FRESH);
    const traded = DOLLAR_VENUES.map((_, venue) => fresh.flatMap((row) => row?.cells.slice(2 * venue, 2 * venue + 2) ?? []));
    const prices = traded.flat().filter((price) => price !== null);
    const venues = traded.filter((cells) => cells.some((price) => price !== null)).length;
    if (prices.length > 0) ranges.set(at, { low: Math.min(...prices), high: Math.max(...prices), venues });
  }
  return ranges;
}

/** The two days of the de-peg, and the whole recording around them, milliseconds UTC. */
export const DEPEG_DAYS = [Date.UTC(2023, 2, 10), Date.UTC(2023, 2, 12)] as const;
export const DEPEG_FORTNIGHT = [Date.UTC(2023, 2, 1), Date.UTC(2023, 2, 18)] as const;

/**
 * Follows every index through the de-peg of USDC in March 2023 and measures it against the range of the dollar trades of the last two minutes,
 * which need no conversion.
 *
 * @param data folder of the recorded markets
 * @param window start and end, milliseconds UTC
 */
export function replayDepeg(data: string, [from, to]: readonly [number, number] = DEPEG_DAYS): DepegReplay {
  const pairs = [...SOURCES, ...LEGS];
  const columns = pairs.flatMap(([venue, pair]) => [`${column(venue, pair)}_close`, `${column(venue, pair)}_volume`]);
  const ranges = dollarRanges(data, from, to);
  const contenders = contendersFor(DESCRIPTION, FRESH);
  const ranged = contenders.map((): RangedIndex[] => []);
  const lone = contenders.map((): RangedIndex[] => []);
  const latest = new Map<string, Quote>();
  const outMinutes = new Map<string, number>();
  let lowestPeg = Infinity;
  for (const { at: opened, cells } of readColumns(`${data}/${FOLDER}/${CLOSES}`, columns, from, to)) {
    const publishedAt = opened + MINUTE;
    const at = publishedAt + DELIVERY;
    const quotes = pairs.flatMap(([venue, pair], i): Quote[] => {
      const [price, size] = [cells[2 * i], cells[2 * i + 1]];
      return price && size ? [{ venue, pair, bid: price, ask: price, size, publishedAt, receivedAt: publishedAt }] : [];
    });
    for (const quote of quotes) latest.set(`${quote.venue} ${quote.pair}`, quote);
    const { conversions, conversionErrors } = conversionsOf(latest, at);
    lowestPeg = Math.min(lowestPeg, conversions.USDC ?? Infinity);
    const indices = contenders.map(({ price }) => price({ at, quotes, conversions, conversionErrors }));
    for (const [venue, trust] of Object.entries(contenders[0].trust()))
      if (trust === 0) outMinutes.set(venue, (outMinutes.get(venue) ?? 0) + 1);
    const range = ranges.get(opened);
    // A range takes two: one venue's trades of two minutes may be a cent apart.
    const kept = range && range.venues > 1 ? ranged : lone;
    if (range) for (const [i, index] of indices.entries()) kept[i]?.push({ index, ...range });
  }
  const figures = contenders.map(({ name }, i) => ({
    name,
    figures: rangeFigures(ranged[i] ?? []),
    lone: rangeFigures(lone[i] ?? []),
  }));
  return { contenders: figures, lowestPeg, outMinutes };
}
