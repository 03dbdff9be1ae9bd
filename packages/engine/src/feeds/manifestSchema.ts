import { z } from "zod";

const name = z.string().min(1);
const pair = z.string().regex(/^[A-Z0-9]+\/[A-Z0-9]+$/, "a pair is BASE/QUOTE in capitals");
const millis = z.int().positive();
const instant = z.iso.datetime({ offset: true, error: "a time is ISO 8601 with a zone, e.g. 2023-03-12T00:00:00Z" });

const column = z.strictObject({ column: name, unit: z.enum(["iso", "s", "ms", "us"]) });
const delay = z.strictObject({ column: name, unit: z.enum(["s", "ms", "us"]) });

const trades = z.strictObject({
  kind: z.literal("trades"),
  /** Event time of the trade. */
  time: column,
  /** How much later than `time` it was received; 0 when absent. */
  latency: delay.optional(),
  price: name.optional(),
  size: name.optional(),
});

const bars = z.strictObject({
  kind: z.literal("bars"),
  /** Start of the bar; it is published `barSeconds` later. */
  time: column,
  barSeconds: z.int().positive(),
  price: name.optional(),
  size: name.optional(),
});

const series = z.strictObject({ venue: name, pair, price: name.optional(), size: name.optional() });
const file = z.strictObject({ file: name, layout: name, series: z.array(series).min(1) });
const source = z.strictObject({ venue: name, pair, thin: z.boolean().optional(), stalenessMillis: millis.optional() });

const leg = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("index"),
    sources: z.array(source).min(1),
    minimumVenues: z.int().positive(),
    stalenessMillis: millis,
  }),
  z.strictObject({ kind: z.literal("assumed"), price: z.number().positive(), halfWidth: z.number().min(0).max(0.2) }),
]);

const asset = z.strictObject({
  base: name,
  quote: name,
  roundSeconds: z.int().positive(),
  /** Distinct venues. */
  minimumVenues: z.int().positive(),
  /** Longest silence by publication time; a source may have its own. */
  stalenessMillis: millis,
  /** Fraction of the price added to the confidence while fewer than two venues count. */
  singleVenueHalfWidth: z.number().min(0).max(0.2),
  /** Base units that move the mark by 100 %. Shipped: about 1.2e9 USD at the first price for BTC and ETH, 5e7 to 2e8 USD for the others. */
  skewScale: z.number().positive(),
  sources: z.array(source).min(1),
  legs: z.record(name, leg),
});

/** What a folder of CSV files holds and which markets can be made from it. */
export const manifestSchema = z.strictObject({
  manifestVersion: z.literal(1),
  description: name,
  /** Directory base names this manifest describes. */
  matches: z.array(name),
  /** How the rows of a file are read; shared by files of one shape. */
  layouts: z.record(name, z.discriminatedUnion("kind", [trades, bars])),
  files: z.array(file).min(1),
  /** CSV files of the folder that serve no market, so that a copy of the folder is still recognised. */
  ignoredFiles: z.array(name).optional(),
  assets: z.record(name, asset),
  /** Spans that the data set leaves out on purpose. */
  windowsLeftOut: z.array(z.strictObject({ from: instant, to: instant, reason: name })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestLayout = Manifest["layouts"][string];
export type ManifestFile = Manifest["files"][number];
export type ManifestSeries = ManifestFile["series"][number];
export type ManifestAsset = Manifest["assets"][string];
