import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core/market/errors";
import { createCalmWorld } from "./createCalmWorld.ts";

test("twenty minutes unless told otherwise, no events, prices near each other", () => {
  const world = createCalmWorld({ seed: 3 });
  assert.equal(world.end - world.start, 20 * 60_000);
  assert.equal(world.events.length, 0);
  const quotes = [...world.batches()].flat();
  assert.ok(quotes.length > 3500 && quotes.length < 6000, String(quotes.length));
  for (const q of quotes)
    assert.ok(q.ask > q.bid && (q.pair.startsWith("BTC") ? q.bid > 85_000 && q.ask < 110_000 : Math.abs(q.bid - 1) < 1e-3));
});

test("a longer world begins with the quotes of a shorter one", () => {
  const short = [...createCalmWorld({ seed: 5, minutes: 2 }).batches()].flat();
  const long = [...createCalmWorld({ seed: 5, minutes: 4 }).batches()].flat();
  assert.deepEqual(long.slice(0, short.length), short);
});

test("start and duration can be chosen; an empty world is refused", () => {
  assert.equal(createCalmWorld({ seed: 1, startAt: 1_700_000_000_000 }).start, 1_700_000_000_000);
  assert.throws(() => createCalmWorld({ seed: 1, minutes: 0 }), EvenkeelError);
});
