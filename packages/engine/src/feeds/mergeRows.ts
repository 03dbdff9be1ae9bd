import { compareRows, type FeedRow } from "./feedRow.ts";
import type { SortedChunk } from "./sortRows.ts";

const BATCH_ROWS = 512;

/**
 * Merges sorted files into one sequence of batches; a batch is never empty.
 *
 * @param onRowsRead Told how many CSV rows each chunk took.
 */
export async function* mergeRows(
  files: readonly AsyncIterable<SortedChunk>[],
  onRowsRead: (count: number) => void,
): AsyncGenerator<readonly FeedRow[]> {
  const cursors = files.map((file) => new Cursor(file[Symbol.asyncIterator](), onRowsRead));
  try {
    for (const cursor of cursors) await cursor.fill();
    let live = cursors.filter((cursor) => cursor.head !== undefined);
    let batch: FeedRow[] = [];
    for (;;) {
      const first = earliest(live);
      if (first?.head === undefined) break;
      batch.push(first.head);
      if (!first.advance()) {
        await first.fill();
        if (first.head === undefined) live = live.filter((cursor) => cursor !== first);
      }
      if (batch.length === BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } finally {
    for (const cursor of cursors) await cursor.close();
  }
}

function earliest(cursors: readonly Cursor[]): Cursor | undefined {
  let best = cursors[0];
  for (const cursor of cursors) {
    if (best?.head !== undefined && cursor.head !== undefined && compareRows(cursor.head, best.head) < 0) best = cursor;
  }
  return best;
}

class Cursor {
  head: FeedRow | undefined;
  readonly #chunks: AsyncIterator<SortedChunk>;
  readonly #onRowsRead: (count: number) => void;
  #rows: readonly FeedRow[] = [];
  #position = 0;

  constructor(chunks: AsyncIterator<SortedChunk>, onRowsRead: (count: number) => void) {
    this.#chunks = chunks;
    this.#onRowsRead = onRowsRead;
  }

  /** Steps inside the chunk at hand; false when it is used up. */
  advance(): boolean {
    this.#position += 1;
    this.head = this.#rows[this.#position];
    return this.head !== undefined;
  }

  /** Fetches chunks until there is a row or the file ends. */
  async fill(): Promise<void> {
    while (this.head === undefined) {
      const next = await this.#chunks.next();
      if (next.done === true) return;
      this.#onRowsRead(next.value.rowsRead);
      this.#rows = next.value.rows;
      this.#position = 0;
      this.head = this.#rows[0];
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
