import { join } from "node:path";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { type Columns, findColumns, type SeriesColumns } from "./columns.ts";
import type { FeedRow } from "./feedRow.ts";
import type { ManifestLayout } from "./manifestSchema.ts";
import { parseTime, toMillis } from "./parseTime.ts";
import { type CsvRow, readCsv } from "./readCsv.ts";
import { type RowPlace, rowError } from "./rowError.ts";
import type { FileSelection } from "./selection.ts";

/** Rows of one file up to a moment; every later row is received at `watermark` or after it. */
export interface QuoteChunk {
  readonly rows: FeedRow[];
  readonly watermark: number;
  /** CSV rows read for this chunk, the header not counted. */
  readonly rowsRead: number;
}

const DECIMAL = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Streams one file as validated quotes, in the order of its rows.
 *
 * A bar is published at its end; an empty cell or a zero volume in a bar means that nobody traded and yields no quote. A trade is received
 * `latency` after its event time; receipt is rounded up to the millisecond so that nobody sees it early.
 *
 * @throws EvenkeelError `CSV_EMPTY`, `CSV_TIME_INVALID`, `TIMESTAMP_BACKWARDS`, `CSV_LATENCY_INVALID`, `QUOTE_PRICE_INVALID`,
 * `QUOTE_SIZE_INVALID` with file and line, and those of `readCsv` and `findColumns`.
 */
export async function* readQuotes(directory: string, selection: FileSelection): AsyncGenerator<QuoteChunk> {
  const { file, layout } = selection;
  const shift = layout.kind === "bars" ? layout.barSeconds * 1_000 : 0;
  let columns: Columns | null = null;
  let last = Number.NEGATIVE_INFINITY;
  for await (const chunk of readCsv(join(directory, file))) {
    const rows: FeedRow[] = [];
    let rowsRead = 0;
    for (const row of chunk) {
      if (columns === null) {
        columns = findColumns(row.record, selection);
        continue;
      }
      rowsRead += 1;
      last = readRow(row, file, layout, columns, shift, last, rows);
    }
    yield { rows, watermark: Math.ceil(last) + shift, rowsRead };
  }
  if (columns === null) {
    const remedy = "Give the file a header line.";
    throw new EvenkeelError({ code: "CSV_EMPTY", message: "the file is empty", field: "file", value: file, remedy });
  }
}

function readRow(
  { info, record }: CsvRow,
  file: string,
  layout: ManifestLayout,
  columns: Columns,
  shift: number,
  last: number,
  rows: FeedRow[],
): number {
  const place: RowPlace = { file, line: info.lines };
  const timeCell = record[columns.time] ?? "";
  const time = parseTime(timeCell, layout.time.unit);
  if (time === null) {
    const remedy = `Give a time in the manifest's unit, ${layout.time.unit}${layout.time.unit === "iso" ? " with a zone" : ""}.`;
    throw rowError("CSV_TIME_INVALID", "not a time", place, layout.time.column, timeCell, remedy);
  }
  if (time < last) {
    const message = `time goes backwards by ${last - time} ms`;
    throw rowError("TIMESTAMP_BACKWARDS", message, place, layout.time.column, timeCell, "Sort the file by time.");
  }
  const publishedAt = Math.floor(time) + shift;
  const receivedAt = Math.ceil(time + readLatency(record, layout, columns, place)) + shift;
  for (const series of columns.series) {
    const traded = readCells(record, series, layout.kind, place);
    if (traded === null) continue;
    const { price, size } = traded;
    const quote = { venue: series.venue, pair: series.pair, bid: price, ask: price, size, publishedAt, receivedAt };
    rows.push({ quote, line: info.lines, rank: series.rank });
  }
  return time;
}

function readLatency(record: readonly string[], layout: ManifestLayout, columns: Columns, place: RowPlace): number {
  if (columns.latency === null || layout.kind !== "trades" || layout.latency === undefined) return 0;
  const cell = record[columns.latency] ?? "";
  if (DECIMAL.test(cell)) return toMillis(Number(cell), layout.latency.unit);
  throw rowError("CSV_LATENCY_INVALID", "not a delay", place, layout.latency.column, cell, "Give a non-negative number or drop the row.");
}

function readCells(
  record: readonly string[],
  { price: priceAt, priceName, size: sizeAt, sizeName }: SeriesColumns,
  kind: ManifestLayout["kind"],
  place: RowPlace,
): { readonly price: number; readonly size: number } | null {
  const priceCell = record[priceAt] ?? "";
  const sizeCell = record[sizeAt] ?? "";
  if (kind === "bars" && (priceCell === "" || sizeCell === "")) return null;
  const price = readDecimal(priceCell);
  if (!(price > 0)) {
    throw rowError("QUOTE_PRICE_INVALID", "not a positive price", place, priceName, priceCell, "Correct or drop the row.");
  }
  const size = readDecimal(sizeCell);
  if (!(size >= 0) || (kind === "trades" && size === 0)) {
    throw rowError("QUOTE_SIZE_INVALID", "not a traded size", place, sizeName, sizeCell, "Correct or drop the row.");
  }
  return size === 0 ? null : { price, size };
}

function readDecimal(cell: string): number {
  const value = DECIMAL.test(cell) ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
