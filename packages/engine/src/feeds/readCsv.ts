import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { CsvError, parse } from "csv-parse";
import { rowError } from "./rowError.ts";

/** One record of a CSV file; `lines` is the line on which it ends. */
export interface CsvRow {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

const CHUNK_ROWS = 2_048;

/**
 * Streams a CSV file (`.gz` is unpacked) in chunks of rows, the header first; memory does not grow with the file.
 *
 * @param path Absolute path.
 * @throws EvenkeelError `FEED_FILE_MISSING`, `FEED_FILE_UNREADABLE`, `CSV_ROW_MALFORMED` (with the line).
 */
export async function* readCsv(path: string): AsyncGenerator<readonly CsvRow[]> {
  const file = createReadStream(path);
  const parser = parse({ bom: true, info: true });
  const fail = (error: Error): void => void parser.destroy(error);
  file.on("error", fail);
  if (path.endsWith(".gz")) file.pipe(createGunzip().on("error", fail)).pipe(parser);
  else file.pipe(parser);
  let chunk: CsvRow[] = [];
  try {
    for await (const row of parser as AsyncIterable<CsvRow>) {
      chunk.push(row);
      if (chunk.length === CHUNK_ROWS) {
        yield chunk;
        chunk = [];
      }
    }
  } catch (error) {
    if (chunk.length > 0) yield chunk;
    throw translate(error, path);
  } finally {
    file.destroy();
    parser.destroy();
  }
  if (chunk.length > 0) yield chunk;
}

function translate(error: unknown, path: string): unknown {
  const file = basename(path);
  if (error instanceof CsvError) {
    const line = Number(error.lines ?? 0);
    const record: unknown = error.record;
    const value = Array.isArray(record) ? record.join(",") : error.code;
    return rowError("CSV_ROW_MALFORMED", error.message, { file, line }, "", value, "Correct or drop the row.");
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") {
    const remedy = "Add the file, or name the right one in the manifest.";
    return new EvenkeelError({
      code: "FEED_FILE_MISSING",
      message: "the manifest names a file that is not there",
      field: "file",
      value: path,
      remedy,
    });
  }
  if (code === undefined) return error;
  const message = "the file could not be read to its end";
  return new EvenkeelError(
    { code: "FEED_FILE_UNREADABLE", message, field: file, value: code, remedy: "Check that it is readable and, for .gz, complete." },
    { cause: error },
  );
}
