import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import type { Quote } from "@evenkeel/core/market/quote";
import { contendersFor } from "./contenders.ts";
import { type RangedIndex, type RangeFigures, rangeFigures } from "./rangeFigures.ts";
import { readColumns } from "./readColumns.ts";

const FOLDER = "01-perp-spot-hourly-6venues";
const VENUES = ["binance", "okx", "gate"] as const;
/** The venue whose withdrawals were frozen from 16 October to 26 November 2020. */
export const FROZEN = "okx";
const HOUR = 3_600_000;
/** A bar is delivered a little after it closed. */
const DELIVERY = 10_000;

export interface FreezeWindow {
  /** Milliseconds UTC; the filter starts here, a month before the freeze. */
  readonly from: number;
  readonly freezeFrom: number;
  readonly freezeTo: number;
  readonly to: number;
}

export const FREEZE: FreezeWindow = {
  from: Date.UTC(2020, 8, 15),
  freezeFrom: Date.UTC(2020, 9, 16),
  freezeTo: Date.UTC(2020, 10, 27),
  to: Date.UTC(2020, 11, 15),
};

export interface FreezeReplay {
  readonly coin: string;
  readonly contenders: readonly { readonly name: string; readonly figures: RangeFigures }[];
  /** When the frozen venue lost its weight and when it had it again, milliseconds UTC; null when it did not happen. */
  readonly outAt: number | null;
  readonly backAt: number | null;
  /** Hours in which any other venue had no weight. */
  readonly othersOut: number;
  /** Farthest the frozen venue was from the middle of the others, basis points, signed. */
  readonly farthestBp: number;
}

function descriptionOf(coin: string): MarketDescription {
  return {
    market: `${coin}-USDT`,
    base: coin,
    quote: "USDT",
    roundSeconds: 3600,
    sources: VENUES.map((venue) => ({ venue, pair: `${coin}/USDT` })),
    legs: {},
    minimumVenues: 2,
    stalenessMillis: HOUR,
    singleVenueHalfWidth: 0.005,
    skewScale: 1,
  };
}

/** Closing prices of the hour's spot bars as quotes, keyed by the hour's end. */
export function hourlyQuotes(data: string, coin: string, { from, to }: FreezeWindow): Map<number, Quote[]> {
  const hours = new Map<number, Quote[]>();
  for (const venue of VENUES) {
    const rows = readColumns(`${data}/${FOLDER}/${coin}_${venue}_1h.csv.gz`, ["spot_close", "spot_vol_base"], from, to);
    for (const { at, cells } of rows) {
      const [close, size] = cells;
      const publishedAt = at + HOUR;
      if (!close) continue;
      const quote = { venue, pair: `${coin}/USDT`, bid: close, ask: close, size: size ?? 0, publishedAt, receivedAt: publishedAt };
      hours.set(publishedAt, [...(hours.get(publishedAt) ?? []), quote]);
    }
  }
  return new Map([...hours].sort(([a], [b]) => a - b));
}

/**
 * Follows every index through the OKEx withdrawal freeze and measures it against the range of the other venues.
 *
 * @param data folder of the recorded markets
 */
export function replayFreeze(data: string, coin: string, window: FreezeWindow = FREEZE): FreezeReplay {
  const contenders = contendersFor(descriptionOf(coin), HOUR);
  const ranged = contenders.map((): RangedIndex[] => []);
  let outAt: number | null = null;
  let backAt: number | null = null;
  let othersOut = 0;
  let farthestBp = 0;
  for (const [publishedAt, quotes] of hourlyQuotes(data, coin, window)) {
    const at = publishedAt + DELIVERY;
    const prices = quotes.map(({ venue, bid }) => ({ venue, price: bid }));
    const indices = contenders.map(({ price }) => price({ at, quotes, conversions: {}, conversionErrors: {} }));
    const trust = contenders[0].trust();
    if (at < window.freezeFrom) continue;
    if (trust[FROZEN] === 0) outAt ??= at;
    else if (outAt !== null) backAt ??= at;
    if (at >= window.freezeTo) continue;
    if (VENUES.some((venue) => venue !== FROZEN && trust[venue] === 0)) othersOut++;
    const honest = prices.filter(({ venue }) => venue !== FROZEN).map(({ price }) => price);
    const frozen = prices.find(({ venue }) => venue === FROZEN)?.price;
    if (honest.length < 2) continue;
    const [low, high] = [Math.min(...honest), Math.max(...honest)];
    for (const [i, index] of indices.entries()) ranged[i]?.push({ index, low, high });
    const distance = frozen === undefined ? 0 : ((2 * frozen) / (low + high) - 1) * 10_000;
    if (Math.abs(distance) > Math.abs(farthestBp)) farthestBp = distance;
  }
  const figures = contenders.map(({ name }, i) => ({ name, figures: rangeFigures(ranged[i] ?? []) }));
  return { coin, contenders: figures, outAt, backAt, othersOut, farthestBp };
}
