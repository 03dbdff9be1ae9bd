import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
const hourlyFile = (coin: string) => `${DATA}/01-perp-spot-hourly-6venues/${coin}_binance_1h.csv.gz`;
const fiveMinuteFile = (coin: string) => `${DATA}/07-perp-spot-5m-binance-2025/${coin}_5m.csv.gz`;

/** Skips a test at a desk without the recordings, never where they were promised. */
export function skipped(context: TestContext): boolean {
  if (existsSync(hourlyFile("BTC")) && existsSync(fiveMinuteFile("BTC"))) return false;
  assert.notEqual(process.env.REQUIRE_SHARED, "1", "REQUIRE_SHARED=1, but the recorded bars are absent");
  context.diagnostic("SKIPPED: the recorded bars are absent; set EVENKEEL_DATA to the folder that holds them");
  context.skip("recordings absent");
  return true;
}

/** Spot bars by their start, milliseconds UTC. */
export type SpotBars = Map<number, { readonly high: number; readonly low: number; readonly close: number }>;

function readSpot(path: string): SpotBars {
  const [header = "", ...rows] = gunzipSync(readFileSync(path)).toString("utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  const [high, low, close] = ["spot_high", "spot_low", "spot_close"].map((name) => names.indexOf(name)) as [number, number, number];
  const bars: SpotBars = new Map();
  for (const row of rows) {
    const cells = row.split(",");
    const bar = { high: Number(cells[high]), low: Number(cells[low]), close: Number(cells[close]) };
    // An empty cell reads as 0: the hour has no spot price.
    if (bar.low > 0 && bar.close > 0) bars.set(Date.parse(cells[0] ?? ""), bar);
  }
  return bars;
}

export const readHourly = (coin: string): SpotBars => readSpot(hourlyFile(coin));
export const readFiveMinutes = (coin: string): SpotBars => readSpot(fiveMinuteFile(coin));
