import type { FeedQuote } from "../roles.ts";

/** A quote with what orders it among quotes received in the same millisecond. */
export interface FeedRow {
  readonly quote: FeedQuote;
  /** Line in its file. */
  readonly line: number;
  /** Position of its series among those being read. */
  readonly rank: number;
}

/** Order of a feed: by time of receipt, then venue, then row, then series. */
export function compareRows(a: FeedRow, b: FeedRow): number {
  if (a.quote.receivedAt !== b.quote.receivedAt) return a.quote.receivedAt - b.quote.receivedAt;
  if (a.quote.venue !== b.quote.venue) return a.quote.venue < b.quote.venue ? -1 : 1;
  return a.line - b.line || a.rank - b.rank;
}
