import { EvenkeelError } from "@evenkeel/core/market/errors";
import { type ChainedRow, GENESIS_HASH, rowHash } from "./chainedRow.ts";
import { journalJson } from "./journalJson.ts";

/** What an intact chain amounts to. */
export interface ChainReport {
  readonly rows: number;
  /** Hash of the last row; 64 zeros when there is none. */
  readonly head: string;
}

/**
 * Recomputes every hash, from the first row on.
 *
 * @param pages Rows in order of their place.
 * @throws EvenkeelError `JOURNAL_CHAIN_BROKEN` naming the first row that was changed, removed or inserted.
 */
export async function verifyChain(pages: AsyncIterable<readonly ChainedRow[]>): Promise<ChainReport> {
  let head = GENESIS_HASH;
  let rows = 0;
  for await (const page of pages) {
    for (const row of page) {
      const expected = rowHash(head, rows + 1, row, journalJson(row.body));
      if (row.seq !== rows + 1 || row.previousHash !== head || row.hash !== expected) {
        throw new EvenkeelError({
          code: "JOURNAL_CHAIN_BROKEN",
          message: "the journal was altered after it was written",
          field: `row ${rows + 1}`,
          value: row.hash,
          remedy: "Do not trust this journal from this row on; restore it from a copy or start with an empty state folder.",
        });
      }
      rows += 1;
      head = row.hash;
    }
  }
  return { rows, head };
}
