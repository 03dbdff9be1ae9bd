import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { threeVote } from "./threeVote.ts";

const quote = (price: number, halfWidth: number) => ({ price: BigInt(price), halfWidth: BigInt(halfWidth) });

test("one publisher is its own price and confidence; none is no price", () => {
  assert.deepEqual(threeVote([quote(10_000, 1_000)]), quote(10_000, 1_000));
  assert.equal(threeVote([]), null);
});

test("two publishers that contradict each other meet in the middle with a confidence as wide as their distance", () => {
  assert.deepEqual(threeVote([quote(21_000_000, 100_000), quote(209_900_000, 1_000_000)]), quote(115_000_000, 94_900_000));
});

test("an even number of votes gives the middle rounded down, below zero too", () => {
  assert.equal(threeVote([quote(1, 1), quote(4, 1)])?.price, 2n);
  assert.equal(threeVote([quote(-4, 1), quote(-1, 1)])?.price, -3n);
});

const quotes = fc.array(
  fc.record({ price: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), halfWidth: fc.bigInt({ min: 1n, max: 10n ** 9n }) }),
  {
    minLength: 1,
    maxLength: 21,
  },
);

test("the order of publishers does not matter, and shifting all of them shifts the price", () => {
  fc.assert(
    fc.property(quotes, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (list, shift) => {
      const base = threeVote(list);
      assert.deepEqual(threeVote(list.toReversed()), base);
      const moved = threeVote(list.map(({ price, halfWidth }) => ({ price: price + shift, halfWidth })));
      assert.deepEqual(moved, base && { price: base.price + shift, halfWidth: base.halfWidth });
    }),
  );
});

test("with fewer liars than honest publishers the price stays between the lowest and highest honest vote", () => {
  const crowd = fc
    .integer({ min: 0, max: 6 })
    .chain((f) =>
      fc.tuple(
        fc.array(fc.bigInt({ min: 1000n, max: 1100n }), { minLength: f + 1, maxLength: f + 5 }),
        fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: f, maxLength: f }),
      ),
    );
  fc.assert(
    fc.property(crowd, ([good, bad]) => {
      const voted = threeVote([...good, ...bad].map((price) => ({ price, halfWidth: 3n })));
      assert.ok(voted && voted.price >= 997n && voted.price <= 1103n);
    }),
  );
});
