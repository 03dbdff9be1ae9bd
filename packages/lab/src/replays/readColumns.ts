import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { EvenkeelError } from "@evenkeel/core";

/** One row of a recording: its time and the wanted columns, null where a cell is empty. */
export interface RecordedRow {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly cells: readonly (number | null)[];
}

/**
 * Reads some columns of a gzipped CSV whose first column is `ts_utc`.
 *
 * @param from first time wanted, milliseconds UTC
 * @param to end of the times wanted, excluded
 * @throws EvenkeelError `REPLAY_FILE_INVALID`
 */
export function readColumns(path: string, columns: readonly string[], from: number, to: number): RecordedRow[] {
  const refuse = (message: string, value: unknown): never => {
    throw new EvenkeelError({
      code: "REPLAY_FILE_INVALID",
      message,
      field: path,
      value,
      remedy: "Point EVENKEEL_DATA at the recorded markets.",
    });
  };
  if (!existsSync(path)) refuse("a recording is absent", path);
  const [header = "", ...lines] = gunzipSync(readFileSync(path)).toString("utf8").trimEnd().split(/\r?\n/);
  const names = header.split(",");
  const places = columns.map((name) => {
    const place = names.indexOf(name);
    return place >= 0 ? place : refuse("a column is absent", name);
  });
  return lines.flatMap((line): RecordedRow[] => {
    const cells = line.split(",");
    const at = Date.parse(cells[0] ?? "");
    if (Number.isNaN(at)) refuse("a time cannot be read", cells[0]);
    if (at < from || at >= to) return [];
    return [{ at, cells: places.map((place) => (cells[place] ? Number(cells[place]) : null)) }];
  });
}
