import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { EvenkeelError } from "@evenkeel/core/market/errors";

/** Spot bars of one file, one entry per bar, in time order. */
export interface Bars {
  /** Start of the bar, milliseconds UTC. */
  readonly times: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** SHA-256 of the file as it lies on disk. */
  readonly sha256: string;
}

const PRICES = ["spot_high", "spot_low", "spot_close"] as const;

/**
 * Reads the spot bars of a recorded market; a bar without its prices is left out, which shows as a gap in the times.
 *
 * @param path of a gzipped CSV with `ts_utc`, `spot_high`, `spot_low` and `spot_close`
 * @throws EvenkeelError `FORECAST_DATA_MISSING`, `FORECAST_DATA_INVALID`
 */
export function readBars(path: string): Bars {
  const refuse = (code: string, message: string, value: unknown): never => {
    throw new EvenkeelError({ code, message, field: path, value, remedy: "Take the file as described in docs/evidence/forecasts.md." });
  };
  if (!existsSync(path)) refuse("FORECAST_DATA_MISSING", "a file of bars is absent", path);
  const bytes = readFileSync(path);
  const [header = "", ...lines] = gunzipSync(bytes).toString("utf8").trimEnd().split(/\r?\n/);
  const names = header.split(",");
  const columns = ["ts_utc", ...PRICES].map((name) => {
    const at = names.indexOf(name);
    return at >= 0 ? at : refuse("FORECAST_DATA_INVALID", "a column is absent", name);
  }) as [number, number, number, number];
  const kept: number[][] = [];
  let before = -Infinity;
  for (const line of lines) {
    const cells = line.split(",");
    const row = columns.map((column, i) => (i === 0 ? Date.parse(cells[column] ?? "") : Number(cells[column] || Number.NaN)));
    const at = row[0] as number;
    if (!(at > before)) refuse("FORECAST_DATA_INVALID", "times must rise", cells[columns[0]]);
    before = at;
    if (row.every((value) => value > 0)) kept.push(row);
  }
  const column = (i: number) => Float64Array.from(kept, (row) => row[i] as number);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { times: column(0), high: column(1), low: column(2), close: column(3), sha256 };
}
