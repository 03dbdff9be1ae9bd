import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { relativeDeviation } from "../../math/relativeDeviation.ts";
import { deviates } from "./deviates.ts";
import { type PublishTrigger, shouldPublish } from "./shouldPublish.ts";

const TRIGGER: PublishTrigger = { heartbeatSeconds: 60, deviation: 0.005, confidenceRatio: 0.5 };

/** A feed that publishes when its trigger says so; what readers see and how old it is, second by second. */
function publish(prices: readonly number[], trigger: PublishTrigger) {
  let published = { price: prices[0] ?? 0, at: 0 };
  let updates = 0;
  const seen = prices.map((price, at) => {
    if (shouldPublish(at - published.at, relativeDeviation(published.price, price), 0, trigger)) {
      published = { price, at };
      updates++;
    }
    return { price: published.price, age: at - published.at };
  });
  return { seen, updates };
}

const path = fc.array(fc.double({ min: -0.004, max: 0.004, noNaN: true }), { minLength: 1, maxLength: 300 }).map((steps) => {
  let price = 100;
  return steps.map((step) => {
    price *= 1 + step;
    return price;
  });
});

test("readers never see a price that is farther off than the deviation or older than the heartbeat", () => {
  fc.assert(
    fc.property(path, (prices) => {
      for (const [i, { price, age }] of publish(prices, TRIGGER).seen.entries()) {
        assert.ok(age < TRIGGER.heartbeatSeconds);
        assert.ok(relativeDeviation(price, prices[i] ?? 0) < TRIGGER.deviation);
      }
    }),
  );
});

test("a wider deviation or a longer heartbeat never needs more transactions on a path that only rises", () => {
  const rising = Array.from({ length: 600 }, (_, i) => 100 * 1.0003 ** i);
  const count = (changes: Partial<PublishTrigger>) => publish(rising, { ...TRIGGER, ...changes }).updates;
  assert.ok(count({ deviation: 0.01 }) <= count({}) && count({ deviation: 0.005, heartbeatSeconds: 600 }) <= count({}));
  assert.equal(count({ deviation: 1 }), 9, "heartbeats alone: one a minute after the first");
});

test("a confidence that is too wide is published at once: readers must learn that the price is no good", () => {
  assert.equal(shouldPublish(0, 0, 0.49, TRIGGER), false);
  assert.equal(shouldPublish(0, 0, 0.51, TRIGGER), true);
});

test("the exact rational test and the float one agree away from the edge", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (old, next, ppb) => {
      const distance = relativeDeviation(old, next) - ppb / 1e9;
      fc.pre(Math.abs(distance) > 1e-9);
      assert.equal(deviates(BigInt(old), BigInt(next), BigInt(ppb)), distance > 0);
    }),
  );
});
