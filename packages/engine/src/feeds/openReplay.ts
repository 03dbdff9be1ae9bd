import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import type { Feed, FeedQuote } from "../roles.ts";
import { describeMarket } from "./describeMarket.ts";
import { findManifest } from "./findManifest.ts";
import { replayRows, type Span } from "./replayRows.ts";
import { type ReplayScan, scanReplay } from "./scanReplay.ts";
import { type FileSelection, selectAsset } from "./selection.ts";

/** Which recording to replay. */
export interface ReplayOptions {
  /** Folder of CSV or CSV.gz files. */
  readonly directory: string;
  /** Path of a manifest; found by `findManifest` when absent. */
  readonly manifest?: string;
  /** Key of the asset in the manifest, e.g. `"POL"`. */
  readonly asset: string;
  /** Milliseconds UTC, inclusive, by time of receipt. */
  readonly from?: number;
  /** Milliseconds UTC, exclusive. */
  readonly to?: number;
}

/** A feed that knows where its recording is silent. */
export interface GapFeed extends Feed {
  /** Spans of more than ten minutes without a quote, oldest first. */
  readonly gaps: readonly Span[];
}

/** A span that the data set leaves out on purpose. */
export interface LeftOutWindow extends Span {
  readonly reason: string;
}

/** An opened recording; every row of it was read and validated once. */
export interface Replay extends Pick<ReplayScan, "rowsRead" | "quotes" | "quotesBySource"> {
  readonly feed: GapFeed;
  readonly description: MarketDescription;
  /** Declared windows that are silent in this replay. */
  readonly windowsLeftOut: readonly LeftOutWindow[];
  readonly manifestPath: string;
}

/**
 * Opens a recording of one asset: the whole window is read once to validate it and to find its span and gaps, then streamed again when played.
 *
 * @throws EvenkeelError for a bad folder, manifest, asset, window or row; codes in `docs/errors.md`.
 * @example
 * const { feed } = await openReplay({ directory: "09-ticks-2025-10-10", asset: "POL" });
 * for await (const batch of feed.quotes()) console.log(batch[0]?.pair); // "POL/USDT", ...
 */
export async function openReplay(options: ReplayOptions): Promise<Replay> {
  const window = { from: options.from ?? Number.NEGATIVE_INFINITY, to: options.to ?? Number.POSITIVE_INFINITY };
  if (!(window.from < window.to)) {
    const value = `${options.from} .. ${options.to}`;
    const message = "the window has no length";
    throw new EvenkeelError({ code: "REPLAY_WINDOW_EMPTY", message, field: "from, to", value, remedy: "Choose a start before the end." });
  }
  const { manifest, path } = await findManifest(options.directory, options.manifest);
  const { asset, files } = selectAsset(manifest, options.asset);
  const scan = await scanReplay(options.directory, files, window);
  const windowsLeftOut = manifest.windowsLeftOut
    .map(({ from, to, reason }) => ({ from: Date.parse(from), to: Date.parse(to), reason }))
    .filter(({ from, to }) => scan.gaps.some((gap) => gap.from < to && gap.to > from));
  const feed: GapFeed = {
    name: `replay of ${options.asset}`,
    start: scan.first,
    end: scan.last,
    gaps: scan.gaps,
    quotes: () => windowQuotes(options.directory, files, window),
  };
  const { rowsRead, quotes, quotesBySource } = scan;
  return { feed, description: describeMarket(asset), windowsLeftOut, rowsRead, quotes, quotesBySource, manifestPath: path };
}

async function* windowQuotes(directory: string, files: readonly FileSelection[], window: Span): AsyncGenerator<readonly FeedQuote[]> {
  for await (const batch of replayRows(directory, files)) {
    const last = batch.at(-1);
    if (last === undefined || last.quote.receivedAt < window.from) continue;
    const inside = batch.flatMap(({ quote }) => (quote.receivedAt >= window.from && quote.receivedAt < window.to ? [quote] : []));
    if (inside.length > 0) yield inside;
    if (last.quote.receivedAt >= window.to) return;
  }
}
