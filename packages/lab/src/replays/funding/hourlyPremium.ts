import { join } from "node:path";
import { NOTHING_MEASURED, type SignalParameters, type SignalSample, sampleSignal } from "@evenkeel/core/funding/public";
import { readColumns } from "../readColumns.ts";

const FOLDER = "01-perp-spot-hourly-6venues";
const COLUMNS = ["perp_open", "perp_close", "spot_open", "spot_close"] as const;
const HOUR = 3_600_000;
/** Samples per hour; the recording holds one pair of prices an hour, so finer ones only follow the line between them. */
const PER_HOUR = 12;

/** How the premium index is stood in for. */
export interface PremiumProxy {
  /** Smallest step of the perpetual's price, quote units: the narrowest book there can be is one step wide. */
  readonly tick: number;
}

/** Opening and closing pair of one hour. */
interface Hour {
  readonly from: number;
  readonly open: { readonly perp: number; readonly spot: number };
  readonly close: { readonly perp: number; readonly spot: number };
}

function hoursOf(data: string, coin: string, from: number, to: number): Hour[] {
  const path = join(data, FOLDER, `${coin}_binance_1h.csv.gz`);
  return readColumns(path, COLUMNS, from, to).flatMap(({ at, cells }): Hour[] => {
    const [perpOpen, perpClose, spotOpen, spotClose] = cells;
    if (!perpOpen || !perpClose || !spotOpen || !spotClose) return [];
    return [{ from: at, open: { perp: perpOpen, spot: spotOpen }, close: { perp: perpClose, spot: spotClose } }];
  });
}

/**
 * Samples of the venue's signal from hourly bars: the perpetual against spot on the line between the hour's opening and closing pair, inside a book one tick wide.
 *
 * @param signal stage of the venue's parameter set, so that the premium itself is the core's
 * @returns by the hour's start, milliseconds UTC; an hour without all four prices is absent
 */
export function hourlyPremium(
  data: string,
  coin: string,
  signal: SignalParameters,
  proxy: PremiumProxy,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Map<number, readonly SignalSample[]> {
  const hours = new Map<number, readonly SignalSample[]>();
  for (const { from: start, open, close } of hoursOf(data, coin, from, to)) {
    const samples: SignalSample[] = [];
    for (let i = 1; i <= PER_HOUR; i++) {
      const share = i / PER_HOUR;
      const ratio = open.perp / open.spot + share * (close.perp / close.spot - open.perp / open.spot);
      const index = open.spot + share * (close.spot - open.spot);
      const perp = ratio * index;
      const reading = {
        ...NOTHING_MEASURED,
        at: start + share * HOUR,
        index,
        impactBid: perp - proxy.tick / 2,
        impactAsk: perp + proxy.tick / 2,
      };
      samples.push(sampleSignal(reading, signal));
    }
    hours.set(start, samples);
  }
  return hours;
}
