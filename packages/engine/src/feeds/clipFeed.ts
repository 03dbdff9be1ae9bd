import { EvenkeelError } from "@evenkeel/core/market/errors";
import type { Feed, FeedQuote } from "../roles.ts";

/**
 * The part of a feed that is received in [from, to).
 *
 * @throws EvenkeelError `REPLAY_WINDOW_OUTSIDE`, `REPLAY_WINDOW_EMPTY`.
 */
export function clipFeed<F extends Feed>(feed: F, window: { readonly from?: number | undefined; readonly to?: number | undefined }): F {
  const from = window.from ?? feed.start;
  const to = window.to ?? feed.end;
  const span = `${new Date(feed.start).toISOString()} .. ${new Date(feed.end).toISOString()}`;
  const refuse = (code: string, field: string, value: number, message: string): never => {
    throw new EvenkeelError({ code, message, field, value: new Date(value).toISOString(), remedy: `Choose a window inside ${span}.` });
  };
  if (from < feed.start || from >= feed.end) refuse("REPLAY_WINDOW_OUTSIDE", "from", from, "the window begins outside the feed");
  if (to > feed.end || to <= feed.start) refuse("REPLAY_WINDOW_OUTSIDE", "to", to, "the window ends outside the feed");
  if (from >= to) refuse("REPLAY_WINDOW_EMPTY", "to", to, "the window has no length");
  async function* quotes(): AsyncGenerator<readonly FeedQuote[]> {
    for await (const batch of feed.quotes()) {
      const last = batch.at(-1);
      if (last === undefined || last.receivedAt < from) continue;
      const inside = batch.filter(({ receivedAt }) => receivedAt >= from && receivedAt < to);
      if (inside.length > 0) yield inside;
      if (last.receivedAt >= to) return;
    }
  }
  return { ...feed, start: from, end: to, quotes };
}
