import { EvenkeelError } from "../../market/errors.ts";
import { type BookSide, type ImpactSide, measureSide } from "./impactSide.ts";

/** Both premia of one look at a book. */
export interface ImpactMeasure {
  readonly bid: ImpactSide;
  readonly ask: ImpactSide;
  /** `[max(0, bid - index) - max(0, index - ask)] / index`; a side without depth counts as 0. */
  oneSided: number;
  /** `(bid + ask) / 2 / index - 1`; 0 unless both sides are filled, as their status says. */
  middle: number;
}

/** A result to be reused. */
export function createImpactMeasure(): ImpactMeasure {
  return { bid: { status: "empty", price: Number.NaN }, ask: { status: "empty", price: Number.NaN }, oneSided: 0, middle: 0 };
}

/**
 * Measures how dear the book is against the index, in both variants of the field, without allocating: the one-sided premium is 0 while the
 * index lies inside the impact spread, so that a wide book charges nobody; the middle moves even then.
 *
 * Source: one-sided dYdX v4, Binance, BitMEX, Hyperliquid; middle Hyperliquid's builder-deployed markets and Paradex.
 *
 * @param index quote per base, positive
 * @param notional quote units, not negative
 * @param out receives the result
 * @throws EvenkeelError `DIVERGENCE_INPUT`
 * @example
 * measureImpact(bids, asks, 10_000, 5_000, measure); // measure.oneSided is 0.01 when the impact bid is 10,100
 */
export function measureImpact(bids: BookSide, asks: BookSide, index: number, notional: number, out: ImpactMeasure): void {
  // Written so that NaN fails.
  if (!(index > 0 && index < Infinity)) throw refusal("index", index, "positive");
  if (!(notional >= 0 && notional < Infinity)) throw refusal("notional", notional, "at least 0");
  measureSide(bids, notional, out.bid);
  measureSide(asks, notional, out.ask);
  const above = out.bid.status === "filled" ? Math.max(0, out.bid.price - index) : 0;
  const below = out.ask.status === "filled" ? Math.max(0, index - out.ask.price) : 0;
  out.oneSided = (above - below) / index;
  const both = out.bid.status === "filled" && out.ask.status === "filled";
  out.middle = both ? (out.bid.price + out.ask.price) / 2 / index - 1 : 0;
}

function refusal(field: string, value: number, rule: string): EvenkeelError {
  return new EvenkeelError({
    code: "DIVERGENCE_INPUT",
    message: `${field} must be finite and ${rule}`,
    field,
    value,
    remedy: "Measure a book only while the index is valid.",
  });
}
