import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { readColumns } from "./readColumns.ts";

const folder = mkdtempSync(join(tmpdir(), "columns-"));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, "rows.csv.gz");
writeFileSync(path, gzipSync("ts_utc,a,b\n2020-01-01T00:00:00Z,1,2\n2020-01-01T01:00:00Z,,3\n2020-01-01T02:00:00Z,5,6\n"));
const START = Date.UTC(2020, 0, 1);
const HOUR = 3_600_000;

test("wanted columns in the wanted order, an empty cell is null, the end is excluded", () => {
  assert.deepEqual(readColumns(path, ["b", "a"], START, START + 2 * HOUR), [
    { at: START, cells: [2, 1] },
    { at: START + HOUR, cells: [3, null] },
  ]);
});

test("an absent file or column, or a time that cannot be read, is refused by name", () => {
  assert.throws(() => readColumns(join(folder, "none.csv.gz"), ["a"], 0, 1), { code: "REPLAY_FILE_INVALID" });
  assert.throws(() => readColumns(path, ["c"], 0, 1), { code: "REPLAY_FILE_INVALID", value: "c" });
  const broken = join(folder, "broken.csv.gz");
  writeFileSync(broken, gzipSync("ts_utc,a\nyesterday,1\n"));
  assert.throws(() => readColumns(broken, ["a"], 0, 1), { code: "REPLAY_FILE_INVALID", value: "yesterday" });
});
