import assert from "node:assert/strict";
import { test } from "node:test";
import type { Feed, FeedQuote } from "../roles.ts";
import { createFeedCursor } from "./feedCursor.ts";

const quote = (receivedAt: number): FeedQuote => ({
  venue: "a",
  pair: "X/USD",
  bid: 1,
  ask: 1,
  size: 1,
  publishedAt: receivedAt,
  receivedAt,
});

function feedOf(...batches: readonly (readonly number[])[]): Feed {
  return {
    name: "fixture",
    start: 0,
    end: 100,
    async *quotes() {
      for (const batch of batches) yield batch.map(quote);
    },
  };
}

test("hands over each quote once, when it is due", async () => {
  const cursor = createFeedCursor(feedOf([1, 2, 5], [], [6, 9]));
  const times = async (at: number) => (await cursor.takeUntil(at)).map((one) => one.receivedAt);
  assert.deepEqual(await times(0), []);
  assert.deepEqual(await times(2), [1, 2]);
  assert.deepEqual(await times(6), [5, 6]);
  assert.equal(cursor.ended, false);
  assert.deepEqual(await times(50), [9]);
  assert.equal(cursor.ended, true);
  assert.deepEqual(await times(60), []);
  assert.equal(cursor.taken, 5);
});
