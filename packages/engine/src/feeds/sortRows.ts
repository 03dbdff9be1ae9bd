import { compareRows, type FeedRow } from "./feedRow.ts";
import type { QuoteChunk } from "./readQuotes.ts";

/** Rows of one file in feed order, and how many CSV rows were read for them. */
export interface SortedChunk {
  readonly rows: readonly FeedRow[];
  readonly rowsRead: number;
}

/**
 * Puts one file's rows into feed order although delays differ by row; it holds back only what a later row could still precede.
 *
 * Real files arrive in order of receipt, so that inserting from the end costs one comparison per row.
 */
export async function* sortRows(chunks: AsyncIterable<QuoteChunk>): AsyncGenerator<SortedChunk> {
  let pending: FeedRow[] = [];
  for await (const { rows, watermark, rowsRead } of chunks) {
    for (const row of rows) insert(pending, row);
    const ready = countBefore(pending, watermark);
    yield { rows: pending.slice(0, ready), rowsRead };
    pending = pending.slice(ready);
  }
  yield { rows: pending, rowsRead: 0 };
}

function insert(sorted: FeedRow[], row: FeedRow): void {
  let position = sorted.length;
  for (; position > 0; position -= 1) {
    const before = sorted[position - 1];
    if (before === undefined || compareRows(before, row) <= 0) break;
  }
  if (position === sorted.length) sorted.push(row);
  else sorted.splice(position, 0, row);
}

function countBefore(sorted: readonly FeedRow[], watermark: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.quote.receivedAt ?? Number.POSITIVE_INFINITY) < watermark) low = middle + 1;
    else high = middle;
  }
  return low;
}
