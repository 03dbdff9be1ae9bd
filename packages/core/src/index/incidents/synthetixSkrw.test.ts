import assert from "node:assert/strict";
import { test } from "node:test";
import { medianBy } from "../../math/medianOfSorted.ts";
import { defaults, follow, repeat, statusOf } from "./incident.testing.ts";

// June 2019: of two live APIs one was 1000 times too high, and the mean of both was used (500.5 times the price).
const MARKET = defaults(["a", "b"]);

test("sKRW: with two sources the last index has the third vote, and a source 1000 times too high leaves no index at all", () => {
  const results = follow(MARKET, [...repeat({ a: 1, b: 1 }, 3), { a: 1, b: 1000 }]);
  assert.equal(statusOf(results.at(-1), "b"), "outlier");
  assert.deepEqual([results.at(-1)?.ok, results.at(-1)?.ok === false && results.at(-1)], [false, results.at(-1)]);
  assert.ok(results.slice(0, 3).every((result) => result.ok && result.price === 1));
});

test("sKRW: it stays away for as long as the source stays wrong, and comes back with it", () => {
  const results = follow(MARKET, [...repeat({ a: 1, b: 1 }, 3), ...repeat({ a: 1, b: 1000 }, 30), ...repeat({ a: 1, b: 1 }, 9)]);
  for (const result of results) assert.ok(!result.ok || Math.abs(result.price - 1) < 0.03, "the index never follows the wrong source");
  assert.ok(results.at(-1)?.ok);
});

test("sKRW: a third source would have decided it", () => {
  assert.equal(medianBy([1, 1000, 1], "lower"), 1);
  const three = follow(defaults(["a", "b", "c"]), [...repeat({ a: 1, b: 1, c: 1 }, 2), { a: 1, b: 1000, c: 1 }]);
  assert.ok(three[2]?.ok && three[2].price === 1);
});

test("sKRW: the defences are on by default: outlier threshold, two venues at least, a step cap", () => {
  assert.ok(MARKET.index.outlier.threshold <= 0.03 && MARKET.index.minimumVenues >= 2 && MARKET.index.guard.perStep <= 0.02);
});
