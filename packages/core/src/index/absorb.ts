import type { Quote } from "../market/quote.ts";
import { decay } from "../math/decay.ts";
import type { RejectCode } from "./codes.ts";
import type { IndexParameters } from "./parameters.ts";
import type { SourceState } from "./state.ts";

/** No market trades at a price or in a size beyond this; what lies beyond could overflow and make the index no number at all. */
const EXTREME = 1e24;

/** Comparisons are written so that NaN fails them. */
const isPrice = (value: number) => value >= 1 / EXTREME && value <= EXTREME;

/**
 * Takes one quote into its source's memory, or says why not; a rejected quote leaves no mark.
 *
 * @param last the source's state, null before its first quote
 * @param at the node's clock, milliseconds UTC
 * @param staleness the source's longest silence, milliseconds
 * @example
 * absorb(null, { ...quote, bid: 101, ask: 100 }, at, 60_000, parameters) // "crossed"
 */
export function absorb(
  last: SourceState | null,
  quote: Quote,
  at: number,
  staleness: number,
  p: IndexParameters,
): SourceState | RejectCode {
  const { bid, ask, size, publishedAt } = quote;
  if (!(isPrice(bid) && isPrice(ask))) return "price_invalid";
  if (!(size >= 0 && size <= EXTREME)) return "size_invalid";
  if (bid > ask) return "crossed";
  if (ask > bid * (1 + p.maxSpread)) return "spread_wide";
  if (!(publishedAt <= at + p.futureMillis)) return "future";
  if (last && publishedAt < last.publishedAt) return "out_of_order";
  if (at - publishedAt > staleness) return "stale";
  const remembered = last ? last.size * decay(publishedAt - last.publishedAt, p.weights.halfLifeMillis) : 0;
  return { bid, ask, publishedAt, size: remembered + size };
}
