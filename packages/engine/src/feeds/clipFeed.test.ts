import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalmWorld } from "@evenkeel/lab";
import type { FeedQuote } from "../roles.ts";
import { clipFeed } from "./clipFeed.ts";
import { worldFeed } from "./worldFeed.ts";

const feed = worldFeed(createCalmWorld({ seed: 1, minutes: 3 }));

async function all(source: { quotes(): AsyncIterable<readonly FeedQuote[]> }): Promise<FeedQuote[]> {
  const quotes: FeedQuote[] = [];
  for await (const batch of source.quotes()) quotes.push(...batch);
  return quotes;
}

test("keeps exactly the quotes received inside the window", async () => {
  const from = feed.start + 60_000;
  const to = feed.start + 90_000;
  const clipped = clipFeed(feed, { from, to });
  assert.equal(clipped.start, from);
  assert.equal(clipped.end, to);
  const inside = (await all(feed)).filter(({ receivedAt }) => receivedAt >= from && receivedAt < to);
  assert.ok(inside.length > 0);
  assert.deepEqual(await all(clipped), inside);
  assert.deepEqual(await all(clipFeed(feed, {})), await all(feed));
});

test("refuses a window outside the feed or without length", () => {
  const coded = (code: string) => ({ name: "EvenkeelError", code });
  assert.throws(() => clipFeed(feed, { from: feed.start - 1 }), coded("REPLAY_WINDOW_OUTSIDE"));
  assert.throws(() => clipFeed(feed, { to: feed.end + 1 }), coded("REPLAY_WINDOW_OUTSIDE"));
  assert.throws(() => clipFeed(feed, { from: feed.start + 5, to: feed.start + 5 }), coded("REPLAY_WINDOW_EMPTY"));
});
