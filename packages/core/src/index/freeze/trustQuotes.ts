import type { Quote } from "../../market/quote.ts";

/**
 * Quotes as an index without a drift filter of its own may take them: the size, which makes the weight, is scaled by the venue's trust; quotes of a venue
 * without any trust are left out, so that the venue falls silent there.
 *
 * @param trust per venue, from `trustOf`; 1 when absent
 * @example
 * trustQuotes([quoteOfA, quoteOfB], { a: 0, b: 0.5 }) // [quoteOfB with half of its size]
 */
export function trustQuotes(quotes: readonly Quote[], trust: Readonly<Record<string, number>>): Quote[] {
  return quotes.flatMap((quote) => {
    const share = Object.hasOwn(trust, quote.venue) ? (trust[quote.venue] ?? 1) : 1;
    if (share <= 0) return [];
    return [share === 1 ? quote : { ...quote, size: quote.size * share }];
  });
}
