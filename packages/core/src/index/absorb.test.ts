import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { absorb } from "./absorb.ts";
import { indexOf, NOW, quoteOf } from "./market.testing.ts";
import type { SourceState } from "./state.ts";

const p = indexOf([]);
const STALENESS = 60_000;
const take = (changes: Parameters<typeof quoteOf>[2], last: SourceState | null = null) =>
  absorb(last, quoteOf("a", 100, changes), NOW, STALENESS, p);
const LAST: SourceState = { bid: 99, ask: 99, publishedAt: NOW - 10_000, size: 4 };

test("a good quote becomes the source's memory", () => {
  assert.deepEqual(take({ bid: 99.5, ask: 100, size: 3 }), { bid: 99.5, ask: 100, publishedAt: NOW, size: 3 });
});

test("prices that are no prices", () => {
  for (const bad of [0, -1, Number.NaN, Infinity, -Infinity, 1e-25, 1e25, 1.7e308, 5e-324]) {
    assert.equal(take({ bid: bad }), "price_invalid");
    assert.equal(take({ ask: bad }), "price_invalid");
  }
});

test("sizes that are no sizes", () => {
  for (const bad of [-1, Number.NaN, Infinity, 1e25, 1.7e308]) assert.equal(take({ size: bad }), "size_invalid");
  assert.equal(typeof take({ size: 0 }), "object");
});

test("crossed and wide books, with the widest permitted spread still taken", () => {
  assert.equal(take({ bid: 101, ask: 100 }), "crossed");
  assert.equal(take({ bid: 100, ask: 102.1 }), "spread_wide");
  assert.equal(typeof take({ bid: 100, ask: 102 }), "object");
  assert.equal(typeof take({ bid: 100, ask: 100 }), "object");
});

test("time of publication: future, stale and out of order, each exact at its edge", () => {
  assert.equal(take({ publishedAt: NOW + p.futureMillis + 1 }), "future");
  assert.equal(typeof take({ publishedAt: NOW + p.futureMillis }), "object");
  assert.equal(take({ publishedAt: Number.NaN }), "future");
  assert.equal(take({ publishedAt: NOW - STALENESS - 1 }), "stale");
  assert.equal(typeof take({ publishedAt: NOW - STALENESS }), "object");
  assert.equal(take({ publishedAt: LAST.publishedAt - 1 }, LAST), "out_of_order");
  assert.equal(typeof take({ publishedAt: LAST.publishedAt }, LAST), "object");
});

test("the time of receipt plays no part", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (delay) => {
      assert.deepEqual(take({ receivedAt: NOW + delay }), take({}));
    }),
  );
});

test("size fades to the new publication and the new size is added", () => {
  const { halfLifeMillis } = p.weights;
  const long = { ...LAST, publishedAt: NOW - halfLifeMillis };
  const state = take({ size: 3 }, long);
  assert.ok(typeof state === "object" && Math.abs(state.size - (4 / 2 + 3)) < 1e-12);
});

test("whatever a venue sends, what is remembered stays finite and in order", () => {
  const number = fc.oneof(fc.double(), fc.double({ min: 1, max: 1000, noNaN: true }), fc.constant(1e24), fc.constant(1e-24));
  const message = fc.record({ bid: number, ask: number, size: number, publishedAt: fc.integer({ min: NOW - 60_000, max: NOW + 1_000 }) });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
      let last: SourceState | null = null;
      for (const one of messages) {
        const next: SourceState | string = take(one, last);
        if (typeof next === "string") continue;
        assert.ok(next.bid > 0 && next.bid <= next.ask && Number.isFinite(next.ask + next.size));
        assert.ok(next.size >= 0 && next.publishedAt >= (last?.publishedAt ?? 0));
        last = next;
      }
    }),
  );
});

test("neither the quote nor the last state is written to", () => {
  assert.equal(typeof absorb(Object.freeze({ ...LAST }), Object.freeze(quoteOf("a", 100)), NOW, STALENESS, p), "object");
});
