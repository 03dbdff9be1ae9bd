import type { Feed, FeedQuote } from "../roles.ts";

/** A feed read up to a moment at a time. */
export interface FeedCursor {
  /** Quotes received by venues' own delay up to `at`, in order; never the same twice. */
  takeUntil(at: number): Promise<readonly FeedQuote[]>;
  readonly taken: number;
  readonly ended: boolean;
  close(): Promise<void>;
}

export function createFeedCursor(feed: Feed): FeedCursor {
  const iterator = feed.quotes()[Symbol.asyncIterator]();
  let batch: readonly FeedQuote[] = [];
  let place = 0;
  let taken = 0;
  let ended = false;

  async function more(): Promise<boolean> {
    if (place < batch.length) return true;
    if (ended) return false;
    const next = await iterator.next();
    ended = next.done === true;
    batch = next.done === true ? [] : next.value;
    place = 0;
    return ended ? false : more();
  }

  return {
    get taken() {
      return taken;
    },
    get ended() {
      return ended;
    },
    async takeUntil(at) {
      const due: FeedQuote[] = [];
      while (await more()) {
        while (place < batch.length && (batch[place] as FeedQuote).receivedAt <= at) {
          due.push(batch[place] as FeedQuote);
          place += 1;
        }
        if (place < batch.length) break;
      }
      taken += due.length;
      return due;
    },
    async close() {
      await iterator.return?.();
    },
  };
}
