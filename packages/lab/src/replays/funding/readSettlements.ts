import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { EvenkeelError } from "@evenkeel/core/market/errors";

const FILE = "02-funding-binance-15coins-8h/funding.csv.gz";
const HEADER = "ts_utc,symbol,funding_rate";
const HOUR = 3_600_000;
/** A venue stamps some milliseconds late; its instants are whole hours. */
const LARGEST_JITTER = 60_000;

/** One settlement of the venue. */
export interface RecordedSettlement {
  /** Milliseconds UTC, the whole hour it belongs to. */
  readonly at: number;
  /** Fraction of its interval. */
  readonly rate: number;
  /** Hours since the settlement before; null for the first. */
  readonly intervalHours: number | null;
}

/**
 * A symbol's settlements, oldest first, with the interval that the stamps show.
 *
 * @param data folder of recorded markets
 * @throws EvenkeelError `REPLAY_FILE_INVALID`
 */
export function readSettlements(data: string, symbol: string): RecordedSettlement[] {
  const path = join(data, FILE);
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
  const [header, ...lines] = gunzipSync(readFileSync(path)).toString("utf8").trimEnd().split(/\r?\n/);
  if (header !== HEADER) refuse(`the columns must be ${HEADER}`, header);
  const settlements: RecordedSettlement[] = [];
  for (const line of lines) {
    const [time = "", name, cell = ""] = line.split(",");
    if (name !== symbol) continue;
    const stamp = Date.parse(time);
    const at = Math.round(stamp / HOUR) * HOUR;
    const rate = Number(cell);
    if (Number.isNaN(stamp) || Math.abs(stamp - at) > LARGEST_JITTER || cell === "" || !Number.isFinite(rate))
      refuse("a settlement needs a time on the hour and a rate", line);
    const last = settlements.at(-1);
    settlements.push({ at, rate, intervalHours: last === undefined ? null : Math.round((at - last.at) / HOUR) });
  }
  return settlements;
}
