import { EvenkeelError } from "@evenkeel/core/market/errors";
import { replayRows, type Span } from "./replayRows.ts";
import type { FileSelection } from "./selection.ts";

/** What a first pass over the files found inside the window. */
export interface ReplayScan {
  /** Receipt of the first and of the last quote, milliseconds UTC. */
  readonly first: number;
  readonly last: number;
  /** Spans of more than ten minutes between two successive quotes. */
  readonly gaps: readonly Span[];
  /** CSV rows read, each validated. */
  readonly rowsRead: number;
  readonly quotes: number;
  /** Keyed by venue and pair, e.g. `"kraken BTC/USDC"`. */
  readonly quotesBySource: Readonly<Record<string, number>>;
}

/** Silence beyond this is a gap: rounds inside it are skipped. */
export const GAP_MILLIS = 600_000;

/**
 * Reads the files once before anything runs: validates each row, finds the span and the gaps.
 *
 * @param window Half-open; infinite ends mean all.
 * @throws EvenkeelError `REPLAY_WINDOW_OUTSIDE`, `REPLAY_WINDOW_EMPTY`, and those of `readQuotes`.
 */
export async function scanReplay(directory: string, files: readonly FileSelection[], window: Span): Promise<ReplayScan> {
  let rowsRead = 0;
  let dataFirst: number | null = null;
  let dataLast = Number.NEGATIVE_INFINITY;
  let first: number | null = null;
  let last = 0;
  let quotes = 0;
  const gaps: Span[] = [];
  const bySource: Record<string, number> = {};
  reading: for await (const batch of replayRows(directory, files, (count) => (rowsRead += count))) {
    for (const { quote } of batch) {
      const at = quote.receivedAt;
      dataFirst ??= at;
      dataLast = at;
      if (at >= window.to) break reading;
      if (at < window.from) continue;
      if (first === null) first = at;
      else if (at - last > GAP_MILLIS) gaps.push({ from: last, to: at });
      last = at;
      quotes += 1;
      const key = `${quote.venue} ${quote.pair}`;
      bySource[key] = (bySource[key] ?? 0) + 1;
    }
  }
  if (first === null) throw emptyWindow(window, dataFirst, dataLast);
  return { first, last, gaps, rowsRead, quotes, quotesBySource: bySource };
}

function emptyWindow(window: Span, dataFirst: number | null, dataLast: number): EvenkeelError {
  const value = `${instant(window.from)} .. ${instant(window.to)}`;
  if (dataFirst === null) {
    const message = "the files hold no quote of this asset";
    return new EvenkeelError({ code: "REPLAY_WINDOW_EMPTY", message, field: "directory", value, remedy: "Use a folder with data." });
  }
  if (window.to <= dataFirst) {
    const remedy = `The data begin at ${instant(dataFirst)}; choose a later end.`;
    return new EvenkeelError({
      code: "REPLAY_WINDOW_OUTSIDE",
      message: "the window ends before the data begin",
      field: "to",
      value,
      remedy,
    });
  }
  if (window.from > dataLast) {
    const remedy = `The data end at ${instant(dataLast)}; choose an earlier start.`;
    return new EvenkeelError({
      code: "REPLAY_WINDOW_OUTSIDE",
      message: "the window begins after the data end",
      field: "from",
      value,
      remedy,
    });
  }
  const message = "no quote was received inside the window";
  const remedy = "Widen it, or move it out of the gap in the data.";
  return new EvenkeelError({ code: "REPLAY_WINDOW_EMPTY", message, field: "from, to", value, remedy });
}

function instant(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : "(open)";
}
