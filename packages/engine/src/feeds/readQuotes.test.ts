import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { EvenkeelError } from "@evenkeel/core/market/errors";
import { openReplay } from "./openReplay.ts";
import { barsFolder, TRADES_HEADER, TRADES_MANIFEST, tradesFolder } from "./replayFolder.testing.ts";

const open = (directory: string) => openReplay({ directory, asset: "X" });

/** Bad rows of `a.csv` after one good one, with the error that each must raise. */
const BAD_ROWS: readonly [row: string, code: string, field: string, value: string][] = [
  ["2000000,5000,-1,2", "QUOTE_PRICE_INVALID", "a.csv:3 price", "-1"],
  ["2000000,5000,0,2", "QUOTE_PRICE_INVALID", "a.csv:3 price", "0"],
  ["2000000,5000,NaN,2", "QUOTE_PRICE_INVALID", "a.csv:3 price", "NaN"],
  ["2000000,5000,Infinity,2", "QUOTE_PRICE_INVALID", "a.csv:3 price", "Infinity"],
  ["2000000,5000,1e999,2", "QUOTE_PRICE_INVALID", "a.csv:3 price", "1e999"],
  ["2000000,5000,,2", "QUOTE_PRICE_INVALID", "a.csv:3 price", ""],
  ["2000000,5000,0x10,2", "QUOTE_PRICE_INVALID", "a.csv:3 price", "0x10"],
  ["2000000,5000,11,-2", "QUOTE_SIZE_INVALID", "a.csv:3 amount", "-2"],
  ["2000000,5000,11,0", "QUOTE_SIZE_INVALID", "a.csv:3 amount", "0"],
  ["2000000,5000,11,", "QUOTE_SIZE_INVALID", "a.csv:3 amount", ""],
  ["2000000,-5,11,2", "CSV_LATENCY_INVALID", "a.csv:3 lat", "-5"],
  ["soon,5000,11,2", "CSV_TIME_INVALID", "a.csv:3 ts", "soon"],
  ["999999,5000,11,2", "TIMESTAMP_BACKWARDS", "a.csv:3 ts", "999999"],
  ["2000000,5000,11", "CSV_ROW_MALFORMED", "a.csv:3", "2000000,5000,11"],
  ["2000000,5000,11,2,7", "CSV_ROW_MALFORMED", "a.csv:3", "2000000,5000,11,2,7"],
  ["", "CSV_ROW_MALFORMED", "a.csv:3", ""],
];

for (const [row, code, field, value] of BAD_ROWS) {
  test(`row "${row}" is refused as ${code} with file, line, value and remedy`, async (context) => {
    const directory = await tradesFolder(context, { "a.csv": `${TRADES_HEADER}1000000,5000,10,1\n${row}\n3000000,5000,10,1\n` });
    await assert.rejects(open(directory), (error: EvenkeelError) => {
      assert.deepEqual({ code: error.code, field: error.field, value: error.value }, { code, field, value });
      assert.notEqual(error.remedy, "");
      return true;
    });
  });
}

test("a quote that never closes is a malformed row, not silence", async (context) => {
  const directory = await tradesFolder(context, { "a.csv": `${TRADES_HEADER}1000000,5000,10,"1\n2000000,5000,11,2\n` });
  await assert.rejects(open(directory), { code: "CSV_ROW_MALFORMED" });
});

test("quoted cells, a byte-order mark, CRLF and a missing last line end are read", async (context) => {
  const text = `\uFEFF${TRADES_HEADER}"1000000",5000,"10",1\n2000000,5000,2.5e-5,.5`.replaceAll("\n", "\r\n");
  const { quotes } = await open(await tradesFolder(context, { "a.csv": text }));
  assert.equal(quotes, 3);
});

test("line numbers count lines, not records", async (context) => {
  const directory = await tradesFolder(context, {
    "a.csv": `ts,lat,price,amount,note\n1000000,5000,10,1,"two\nlines"\n2000000,5000,-1,1,x\n`,
  });
  await assert.rejects(open(directory), { code: "QUOTE_PRICE_INVALID", field: "a.csv:4 price" });
});

test("missing columns are named together with those the file has", async (context) => {
  const directory = await tradesFolder(context, { "a.csv": "ts,lat,last,qty\n" });
  const expected = {
    code: "MANIFEST_COLUMN_MISSING",
    field: "a.csv:1",
    value: "price, amount",
    remedy: /the file has: ts, lat, last, qty/,
  };
  await assert.rejects(open(directory), expected);
});

test("a column that the header names twice is refused", async (context) => {
  await assert.rejects(open(await tradesFolder(context, { "a.csv": "ts,lat,price,amount,price\n" })), { code: "CSV_COLUMN_DUPLICATE" });
});

test("an empty file, a missing one and a truncated .gz are refused", async (context) => {
  await assert.rejects(open(await tradesFolder(context, { "a.csv": "" })), { code: "CSV_EMPTY", value: "a.csv" });
  const files = [{ ...TRADES_MANIFEST.files[0], file: "gone.csv" }, TRADES_MANIFEST.files[1]];
  const gone = await tradesFolder(context, { "evenkeel.manifest.json": { ...TRADES_MANIFEST, files } });
  await assert.rejects(open(gone), { code: "FEED_FILE_MISSING", value: /gone\.csv$/ });
  const cut = await tradesFolder(context);
  const rows = Array.from({ length: 999 }, (_, i) => `${1_000_000 + i},1,${1 + i / 7},1\n`).join("");
  await writeFile(join(cut, "b.csv.gz"), gzipSync(TRADES_HEADER + rows).subarray(0, 900));
  await assert.rejects(open(cut), { code: "FEED_FILE_UNREADABLE", field: "b.csv.gz" });
});

test("in bars an empty cell or a zero volume is no trade, a negative price is still an error", async (context) => {
  const rows = ["2023-03-01T00:00:00Z,10,1,,", "2023-03-01T00:01:00Z,10,0,20,2", "2023-03-01T00:02:00Z,,,20,"];
  const { quotes, rowsRead } = await open(await barsFolder(context, `${rows.join("\n")}\n`));
  assert.deepEqual({ quotes, rowsRead }, { quotes: 2, rowsRead: 3 });
  const bad = await barsFolder(context, "2023-03-01T00:00:00Z,-10,0,20,2\n");
  await assert.rejects(open(bad), { code: "QUOTE_PRICE_INVALID", field: "bars.csv:2 a_close" });
});
