import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { FileSelection } from "./selection.ts";

/** One wanted series with the positions of its cells. */
export interface SeriesColumns {
  readonly venue: string;
  readonly pair: string;
  readonly rank: number;
  readonly price: number;
  readonly priceName: string;
  readonly size: number;
  readonly sizeName: string;
}

/** Positions of everything a file is read for. */
export interface Columns {
  readonly time: number;
  readonly latency: number | null;
  readonly series: readonly SeriesColumns[];
}

/**
 * Finds the manifest's columns in a file's header.
 *
 * @throws EvenkeelError `MANIFEST_COLUMN_MISSING` naming every missing column, `CSV_COLUMN_DUPLICATE`.
 */
export function findColumns(header: readonly string[], { file, layout, series }: FileSelection): Columns {
  const missing = new Set<string>();
  const find = (name: string): number => {
    const position = header.indexOf(name);
    if (position === -1) missing.add(name);
    if (position !== header.lastIndexOf(name)) {
      const remedy = "Rename one of them, so that the manifest's column is unambiguous.";
      throw new EvenkeelError({
        code: "CSV_COLUMN_DUPLICATE",
        message: "the header names a column twice",
        field: `${file}:1`,
        value: name,
        remedy,
      });
    }
    return position;
  };
  const columns: Columns = {
    time: find(layout.time.column),
    latency: layout.kind === "trades" && layout.latency !== undefined ? find(layout.latency.column) : null,
    series: series.map(({ venue, pair, rank, price, size }) => {
      return { venue, pair, rank, price: find(price), priceName: price, size: find(size), sizeName: size };
    }),
  };
  if (missing.size > 0) {
    throw new EvenkeelError({
      code: "MANIFEST_COLUMN_MISSING",
      message: "the manifest names columns that the file does not have",
      field: `${file}:1`,
      value: [...missing].join(", "),
      remedy: `Correct the manifest; the file has: ${header.join(", ")}.`,
    });
  }
  return columns;
}
