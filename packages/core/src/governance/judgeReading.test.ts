import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeReading, type ReadingLimits } from "./judgeReading.ts";

const FEED: ReadingLimits = { min: 0.107, max: 1_000, maxAgeSeconds: 3_600 };
const NOW = 1_000_000;
const judged = (value: number, age = 60) => judgeReading({ value, updatedAt: NOW - age }, FEED, NOW);

test("LUNA 2022: a feed that rests on its floor says nothing of a market ten times lower", () => {
  assert.equal(judged(0.107), "at_lower_bound");
  assert.equal(judged(0.01), "at_lower_bound");
});

test("LUNA 2022: a feed that was paused is stale, whatever it last said", () => {
  assert.equal(judged(0.11, 3_600), "valid");
  assert.equal(judged(0.11, 3_601), "stale");
});

test("the upper bound is no price either", () => {
  assert.equal(judged(1_000), "at_upper_bound");
  assert.equal(judged(999.99), "valid");
});

test("what is no number, or not yet known, is not believed", () => {
  assert.equal(judged(Number.NaN), "not_a_number");
  assert.equal(judged(Number.POSITIVE_INFINITY), "not_a_number");
  assert.equal(judged(50, -1), "from_the_future");
});
