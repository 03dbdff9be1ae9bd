import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quote } from "@evenkeel/core";
import fc from "fast-check";
import { createDeliveryQueue } from "./deliveryQueue.ts";
import type { NodeConfig } from "./nodeConfig.ts";

const config: NodeConfig = { node: 0, latencyMillis: 50, jitterMillis: 20, dropRate: 0, missingVenue: null };
const quote = (venue: string, receivedAt: number): Quote => ({
  venue,
  pair: "X/USD",
  bid: 1,
  ask: 1,
  size: 1,
  publishedAt: receivedAt - 5,
  receivedAt,
});

test("delays each quote and hands it over once", () => {
  const queue = createDeliveryQueue(1, { ...config, jitterMillis: 0 });
  queue.offer(quote("a", 1_000), 0);
  assert.deepEqual(queue.due(1_049), []);
  const [arrived] = queue.due(1_050);
  assert.equal(arrived?.receivedAt, 1_050);
  assert.equal(arrived?.publishedAt, 995);
  assert.deepEqual(queue.due(9_999), []);
  assert.equal(queue.delivered, 1);
});

test("drops by its own draws and misses its venue", () => {
  const queue = createDeliveryQueue(1, { ...config, dropRate: 0.25, missingVenue: "thin" });
  for (let i = 0; i < 4_000; i += 1) queue.offer(quote("a", i), i);
  queue.offer(quote("thin", 4_000), 4_000);
  assert.ok(Math.abs(queue.dropped / 4_001 - 0.25) < 0.03, String(queue.dropped));
  assert.ok(queue.due(100_000).every(({ venue }) => venue === "a"));
});

test("law: a venue's quotes arrive in the order they were sent, and nothing is lost or made up", () => {
  const times = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 60 });
  fc.assert(
    fc.property(times, fc.integer(), (gaps, seed) => {
      const queue = createDeliveryQueue(seed, { ...config, jitterMillis: 300 });
      let at = 0;
      for (const [sequence, gap] of gaps.entries()) {
        at += gap;
        queue.offer(quote(sequence % 2 ? "a" : "b", at), sequence);
      }
      const arrived = [...queue.due(at / 2), ...queue.due(Number.MAX_SAFE_INTEGER)];
      assert.equal(arrived.length, gaps.length);
      for (const venue of ["a", "b"]) {
        const published = arrived.filter((one) => one.venue === venue).map((one) => one.publishedAt);
        assert.deepEqual(
          published,
          [...published].sort((x, y) => x - y),
        );
      }
    }),
  );
});
