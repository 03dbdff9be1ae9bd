import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { dataFolder } from "./dataFolder.ts";
import { readBars } from "./readBars.ts";

const folder = mkdtempSync(join(tmpdir(), "bars-"));
after(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, "bars.csv.gz");
  writeFileSync(path, gzipSync(text));
  return path;
}
const refused = (code: string) => (error: unknown) => error instanceof EvenkeelError && error.code === code;
const HEADER = "ts_utc,spot_high,spot_low,spot_close,other";

test("bars are read in order, whatever other columns there are; an incomplete one is a gap", () => {
  const bars = readBars(file(`${HEADER}\n2024-01-01T00:00:00Z,3,1,2,x\n2024-01-01T01:00:00Z,,1,2,\n2024-01-01T02:00:00Z,4,2,3,\n`));
  assert.deepEqual([...bars.times], [Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 1, 2)]);
  assert.deepEqual([...bars.high, ...bars.low, ...bars.close], [3, 4, 1, 2, 2, 3]);
  assert.match(bars.sha256, /^[0-9a-f]{64}$/);
});

test("an absent file, an absent column and times that do not rise are refused by code", () => {
  assert.throws(() => readBars(join(folder, "absent.csv.gz")), refused("FORECAST_DATA_MISSING"));
  assert.throws(() => readBars(file("ts_utc,spot_high\n")), refused("FORECAST_DATA_INVALID"));
  const twice = "2024-01-01T00:00:00Z,3,1,2,";
  assert.throws(() => readBars(file(`${HEADER}\n${twice}\n${twice}\n`)), refused("FORECAST_DATA_INVALID"));
  assert.throws(() => readBars(file(`${HEADER}\nyesterday,3,1,2,\n`)), refused("FORECAST_DATA_INVALID"));
});

test("the folder that is named must exist", () => {
  assert.equal(dataFolder(folder), folder);
  assert.throws(() => dataFolder(join(folder, "absent")), refused("FORECAST_DATA_MISSING"));
});
