import { medianBy } from "../../math/medianOfSorted.ts";

/** A mark price from independent families of estimates, each null when it is not available. */
export interface MarkFamilies {
  /** Oracle plus the average of mid minus oracle. */
  readonly oracleBased: number | null;
  /** Median of the own book's best bid, best ask and last trade. */
  readonly book: number | null;
  /** Weighted median of other venues' perpetual mids. */
  readonly outside: number | null;
  /** A short average of `book`: the third vote when exactly two families exist. */
  readonly bookAverage: number | null;
}

/**
 * Mark price as the median of the families that exist; with exactly two, a short average of the own book has the third vote
 * (Hyperliquid: 150 s average for the first family, 30 s for the substitute). One family alone is the mark; none gives null.
 *
 * Three families only defend while they are independent: on an asset whose outside venues follow the own book, two of them are one.
 *
 * @example
 * markOfFamilies({ oracleBased: 100.3, book: 100.3, outside: 100.2, bookAverage: null }) // 100.3
 */
export function markOfFamilies({ oracleBased, book, outside, bookAverage }: MarkFamilies): number | null {
  const found = [oracleBased, book, outside].filter((price) => price !== null);
  if (found.length === 0) return null;
  if (found.length === 2 && bookAverage !== null) return medianBy([...found, bookAverage], "mean");
  return medianBy(found, "mean");
}

/**
 * Median of best bid, best ask and last trade: inside the spread it is the last trade, outside the nearer side of the book.
 *
 * @returns null without any of them
 * @example
 * bookPrice(100.1, 100.3, 104) // 100.3
 */
export function bookPrice(bid: number | null, ask: number | null, last: number | null): number | null {
  const found = [bid, ask, last].filter((price) => price !== null);
  return found.length === 0 ? null : medianBy(found, "mean");
}
