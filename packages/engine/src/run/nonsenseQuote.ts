import type { Quote } from "@evenkeel/core";
import { draw } from "@evenkeel/lab";

const DAY_MILLIS = 86_400_000;

/** Everything a broken venue has been seen to send. */
const KINDS: readonly ((quote: Quote) => Quote)[] = [
  (quote) => ({ ...quote, bid: Number.NaN, ask: Number.NaN }),
  (quote) => ({ ...quote, bid: 0, ask: 0 }),
  (quote) => ({ ...quote, bid: -quote.bid, ask: -quote.ask }),
  (quote) => ({ ...quote, bid: quote.ask * 1.05, ask: quote.bid * 0.95 }),
  (quote) => ({ ...quote, bid: quote.bid * 1e9, ask: quote.ask * 1e9 }),
  (quote) => ({ ...quote, size: Number.POSITIVE_INFINITY }),
  (quote) => ({ ...quote, publishedAt: quote.publishedAt + DAY_MILLIS }),
];

/** A malformed or absurd version of a quote, chosen by a draw keyed by the quote itself. */
export function nonsenseQuote(seed: number, quote: Quote): Quote {
  const kind = Math.floor(draw(seed, "nonsense", quote.venue, quote.pair, quote.receivedAt) * KINDS.length);
  return (KINDS[kind] ?? ((same) => same))(quote);
}
