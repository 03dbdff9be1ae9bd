import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import type { FeedQuote } from "../roles.ts";

/** Writes files into a new folder that is removed after the test; `.gz` names are packed, objects become JSON. */
export async function replayFolder(context: TestContext, files: Readonly<Record<string, string | object>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "evenkeel-replay-"));
  context.after(() => rm(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await writeFile(join(directory, name), name.endsWith(".gz") ? gzipSync(text) : text);
  }
  return directory;
}

const source = (venue: string, pair: string) => ({ venue, pair });

/** Trades of X on two venues, in two files. */
export const TRADES_MANIFEST = {
  manifestVersion: 1,
  description: "fixture",
  matches: [],
  layouts: {
    trade: { kind: "trades", time: { column: "ts", unit: "us" }, latency: { column: "lat", unit: "us" }, price: "price", size: "amount" },
  },
  files: [
    { file: "a.csv", layout: "trade", series: [source("a", "X/USD")] },
    { file: "b.csv.gz", layout: "trade", series: [source("b", "X/USDT")] },
  ],
  assets: {
    X: {
      base: "X",
      quote: "USD",
      roundSeconds: 10,
      minimumVenues: 1,
      stalenessMillis: 60_000,
      singleVenueHalfWidth: 0.002,
      skewScale: 1_000,
      sources: [source("a", "X/USD"), { ...source("b", "X/USDT"), thin: true, stalenessMillis: 90_000 }],
      legs: { USDT: { kind: "assumed", price: 1, halfWidth: 0.002 } },
    },
  },
  windowsLeftOut: [] as { from: string; to: string; reason: string }[],
};

/** One file of minute bars with X in USD on two venues. */
export const BARS_MANIFEST = {
  ...TRADES_MANIFEST,
  layouts: { bar: { kind: "bars", time: { column: "ts", unit: "iso" }, barSeconds: 60 } },
  files: [
    {
      file: "bars.csv",
      layout: "bar",
      series: [
        { ...source("b", "X/USD"), price: "b_close", size: "b_volume" },
        { ...source("a", "X/USD"), price: "a_close", size: "a_volume" },
      ],
    },
  ],
  assets: { X: { ...TRADES_MANIFEST.assets.X, roundSeconds: 60, sources: [source("a", "X/USD"), source("b", "X/USD")], legs: {} } },
};

export const TRADES_HEADER = "ts,lat,price,amount\n";
export const BARS_HEADER = "ts,a_close,a_volume,b_close,b_volume\n";

/** A complete, valid folder for TRADES_MANIFEST, with overrides. */
export function tradesFolder(context: TestContext, files: Readonly<Record<string, string | object>> = {}): Promise<string> {
  return replayFolder(context, {
    "evenkeel.manifest.json": TRADES_MANIFEST,
    "a.csv": `${TRADES_HEADER}1000000,5000,10,1\n2000000,5000,11,2\n`,
    "b.csv.gz": `${TRADES_HEADER}1500000,1000,10.5,3\n`,
    ...files,
  });
}

/** A folder of bars for BARS_MANIFEST. */
export function barsFolder(context: TestContext, rows: string): Promise<string> {
  return replayFolder(context, { "evenkeel.manifest.json": BARS_MANIFEST, "bars.csv": BARS_HEADER + rows });
}

export async function collect(batches: AsyncIterable<readonly FeedQuote[]>): Promise<FeedQuote[]> {
  const quotes: FeedQuote[] = [];
  for await (const batch of batches) quotes.push(...batch);
  return quotes;
}
