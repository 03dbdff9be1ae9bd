import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareRows, type FeedRow } from "./feedRow.ts";
import { mergeRows } from "./mergeRows.ts";
import type { QuoteChunk } from "./readQuotes.ts";
import { sortRows } from "./sortRows.ts";

const file = (venue: string, rank: number) =>
  fc.array(fc.tuple(fc.nat(50), fc.nat(200), fc.boolean()), { maxLength: 60 }).map((steps) => {
    let publishedAt = 0;
    return steps.map(([step, delay, cut], position) => {
      publishedAt += step;
      const quote = { venue, pair: "X/USD", bid: 1, ask: 1, size: 1, publishedAt, receivedAt: publishedAt + delay };
      return { row: { quote, line: position + 2, rank } satisfies FeedRow, cut };
    });
  });

async function* chunks(rows: readonly { readonly row: FeedRow; readonly cut: boolean }[]): AsyncGenerator<QuoteChunk> {
  let pending: FeedRow[] = [];
  for (const { row, cut } of rows) {
    pending.push(row);
    if (!cut) continue;
    yield { rows: pending, watermark: row.quote.publishedAt, rowsRead: pending.length };
    pending = [];
  }
  yield { rows: pending, watermark: pending.at(-1)?.quote.publishedAt ?? Number.NEGATIVE_INFINITY, rowsRead: pending.length };
}

test("merged files are exactly the rows in feed order, whatever the delays and the chunks", async () => {
  await fc.assert(
    fc.asyncProperty(file("b", 0), file("a", 1), file("b", 2), async (...files) => {
      const merged: FeedRow[] = [];
      let rowsRead = 0;
      const sorted = files.map((rows) => sortRows(chunks(rows)));
      for await (const batch of mergeRows(sorted, (count) => (rowsRead += count))) {
        assert.ok(batch.length > 0);
        merged.push(...batch);
      }
      const expected = files
        .flat()
        .map(({ row }) => row)
        .sort(compareRows);
      assert.deepEqual(merged, expected);
      assert.equal(rowsRead, expected.length);
    }),
  );
});

test("a row is held back only while a later one could precede it", async () => {
  const row = (receivedAt: number): FeedRow => ({
    quote: { venue: "a", pair: "X/USD", bid: 1, ask: 1, size: 1, publishedAt: 0, receivedAt },
    line: receivedAt,
    rank: 0,
  });
  async function* two(): AsyncGenerator<QuoteChunk> {
    yield { rows: [row(10), row(30)], watermark: 20, rowsRead: 2 };
    yield { rows: [row(25)], watermark: 25, rowsRead: 1 };
  }
  const seen: number[][] = [];
  for await (const { rows } of sortRows(two())) seen.push(rows.map(({ quote }) => quote.receivedAt));
  assert.deepEqual(seen, [[10], [], [25, 30]]);
});
