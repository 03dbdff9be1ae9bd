import assert from "node:assert/strict";
import { test } from "node:test";
import { collect } from "./replayFolder.testing.ts";
import { worldFeed } from "./worldFeed.ts";

test("a world plays as a feed, again and again, without empty batches", async () => {
  const quote = { venue: "a", pair: "X/USD", bid: 1, ask: 2, size: 3, publishedAt: 4, receivedAt: 5 };
  const feed = worldFeed({ name: "calm", start: 0, end: 10, batches: () => [[quote], [], [quote, quote]] });
  assert.deepEqual([feed.name, feed.start, feed.end, feed.gaps], ["calm", 0, 10, []]);
  for (const _ of [1, 2]) {
    const sizes: number[] = [];
    for await (const batch of feed.quotes()) sizes.push(batch.length);
    assert.deepEqual(sizes, [1, 2]);
  }
  assert.equal((await collect(feed.quotes())).length, 3);
});
