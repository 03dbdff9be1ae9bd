import assert from "node:assert/strict";
import { test } from "node:test";
import { inGap, roundRange, roundTimes } from "./roundTimes.ts";

test("a round assesses and seals inside itself", () => {
  for (const length of [10, 60]) {
    const { assessAt, blockAt } = roundTimes(100, length);
    assert.equal(Math.floor(assessAt / 1_000 / length), 100);
    assert.equal(Math.floor(blockAt / 1_000 / length), 100);
    assert.ok(blockAt > assessAt);
  }
});

test("the range starts after the first quote and ends before the last", () => {
  const { first, last } = roundRange(1_000_000, 1_100_000, 10);
  assert.ok(roundTimes(first, 10).assessAt >= 1_000_000);
  assert.ok(roundTimes(last, 10).assessAt <= 1_100_000);
  assert.ok(roundTimes(last + 1, 10).assessAt > 1_100_000);
});

test("rounds inside a gap are skipped after the grace, so that the market is seen to go quiet", () => {
  const gaps = [{ from: 0, to: 3_600_000 }];
  assert.equal(inGap(roundTimes(1, 10), gaps, 300_000), false);
  assert.equal(inGap(roundTimes(100, 10), gaps, 300_000), true);
  assert.equal(inGap(roundTimes(360, 10), gaps, 300_000), false);
});
