import { clamp } from "../../math/clamp.ts";
import { imbalance } from "../signal/imbalance.ts";
import { impactMidPremium, impactPremium } from "../signal/impactPremium.ts";
import { type VenuePremium, venuePremium } from "../signal/venuePremium.ts";

/** What one sample may be made of; a field that was not measured is null. */
export interface FundingReading {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly index: number | null;
  readonly mark: number | null;
  readonly bestBid: number | null;
  readonly bestAsk: number | null;
  /** Null without enough depth. */
  readonly impactBid: number | null;
  readonly impactAsk: number | null;
  /** Averages that the venue itself keeps. */
  readonly markAverage: number | null;
  readonly indexAverage: number | null;
  /** Base units, not negative. */
  readonly longOpenInterest: number | null;
  readonly shortOpenInterest: number | null;
  readonly venues: readonly VenuePremium[];
}

/** How one sample of the signal is made. */
export type SignalParameters =
  /** One-sided impact premium; a side without depth counts as 0. With a band, an impact price outside `index * (1 +- band)` counts as the index. */
  | { readonly signal: "impact"; readonly over: "index" | "mark"; readonly band: number | null }
  | { readonly signal: "impactMid" }
  | { readonly signal: "bookMid" }
  | { readonly signal: "markOverIndex" }
  | { readonly signal: "averages" }
  | { readonly signal: "venues" }
  | { readonly signal: "skew"; readonly scale: number }
  | { readonly signal: "imbalance"; readonly exponent: number };

/** One sample, or why there is none; a depth that is missing is named although the sample exists. */
export interface SignalSample {
  readonly at: number;
  /** Fraction, signed; null when the signal cannot be made. */
  readonly value: number | null;
  /** Inputs that were not there. */
  readonly missing: readonly string[];
}

/** An empty reading, to be filled with what was measured. */
export const NOTHING_MEASURED: Omit<FundingReading, "at"> = {
  index: null,
  mark: null,
  bestBid: null,
  bestAsk: null,
  impactBid: null,
  impactAsk: null,
  markAverage: null,
  indexAverage: null,
  longOpenInterest: null,
  shortOpenInterest: null,
  venues: [],
};

type Field = Exclude<keyof FundingReading, "at" | "venues">;

function withFields(reading: FundingReading, fields: readonly Field[], make: (values: number[]) => number): SignalSample {
  const values: number[] = [];
  const missing: string[] = [];
  for (const field of fields) {
    const value = reading[field];
    if (value === null || !Number.isFinite(value)) missing.push(field);
    else values.push(value);
  }
  const value = missing.length === 0 ? make(values) : null;
  return { at: reading.at, value: value !== null && Number.isFinite(value) ? value : null, missing };
}

function impactSample(reading: FundingReading, over: "index" | "mark", band: number | null): SignalSample {
  const { index } = reading;
  const inBand = (price: number | null): number | null =>
    price !== null && band !== null && index !== null && Math.abs(price / index - 1) > band ? index : price;
  const sample = withFields(reading, over === "mark" ? ["index", "mark"] : ["index"], ([spot = 0, against = spot]) =>
    impactPremium(inBand(reading.impactBid), inBand(reading.impactAsk), against, spot),
  );
  const thin = (["impactBid", "impactAsk"] as const).filter((side) => reading[side] === null);
  return { ...sample, missing: [...sample.missing, ...thin] };
}

/**
 * Stage 1: one sample of the signal from one reading.
 *
 * @example
 * sampleSignal({ ...NOTHING_MEASURED, at: 0, mark: 101, index: 100 }, { signal: "markOverIndex" }).value // 0.01 (up to rounding)
 */
export function sampleSignal(reading: FundingReading, parameters: SignalParameters): SignalSample {
  switch (parameters.signal) {
    case "impact":
      return impactSample(reading, parameters.over, parameters.band);
    case "impactMid":
      return withFields(reading, ["impactBid", "impactAsk", "index"], ([bid = 0, ask = 0, index = 0]) => impactMidPremium(bid, ask, index));
    case "bookMid":
      return withFields(reading, ["bestBid", "bestAsk", "index"], ([bid = 0, ask = 0, index = 0]) => impactMidPremium(bid, ask, index));
    case "markOverIndex":
      return withFields(reading, ["mark", "index"], ([mark = 0, index = 0]) => mark / index - 1);
    case "averages":
      return withFields(reading, ["markAverage", "indexAverage"], ([mark = 0, index = 0]) => (mark - index) / index);
    case "venues": {
      const value = venuePremium(reading.venues);
      const silent = reading.venues.filter(({ premium }) => premium === null).length;
      const missing = value === null ? ["venues"] : silent > 0 ? [`${silent} of ${reading.venues.length} venues`] : [];
      return { at: reading.at, value, missing };
    }
    case "skew":
      return withFields(reading, ["longOpenInterest", "shortOpenInterest"], ([long = 0, short = 0]) =>
        parameters.scale === 0 ? 0 : clamp((long - short) / parameters.scale, -1, 1),
      );
    case "imbalance":
      return withFields(reading, ["longOpenInterest", "shortOpenInterest"], ([long = 0, short = 0]) =>
        long > 0 && short > 0 ? imbalance(long, short, parameters.exponent) : 0,
      );
  }
}
