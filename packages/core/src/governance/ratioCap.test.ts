import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { limitRatio, nextSnapshot, ratioCap } from "./ratioCap.ts";

test("the cap grows from the snapshot and does not shrink before it", () => {
  const snapshot = { ratio: 1.2, at: 1_000, growthPerSecond: 1e-6 };
  assert.equal(ratioCap(snapshot, 1_000), 1.2);
  assert.ok(Math.abs(ratioCap(snapshot, 11_000) - 1.21) < 1e-12);
  assert.equal(ratioCap(snapshot, 0), 1.2);
});

test("a ratio is raised by no more than the limit and lowered freely", () => {
  assert.ok(Math.abs(limitRatio(1.1572, 1.2282, 0.03) - 1.191916) < 1e-12);
  assert.equal(limitRatio(1.1572, 1.16, 0.03), 1.16);
  assert.equal(limitRatio(1.1572, 1.1, 0.03), 1.1);
});

test("a snapshot that the limit holds back makes the same cap as its target at every later moment", () => {
  const positive = fc.double({ min: 1e-10, max: 1e-6, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 2, noNaN: true }),
      positive,
      fc.integer({ min: 0, max: 10_000_000 }),
      (ratio, growthPerSecond, later) => {
        const old = { ratio: 1, at: 0, growthPerSecond };
        const target = { ratio, at: 50_000_000, growthPerSecond };
        const next = nextSnapshot(old, target, 0.03);
        const now = target.at + later;
        assert.ok(next.ratio <= old.ratio * 1.03);
        assert.ok(Math.abs(ratioCap(next, now) / ratioCap(target, now) - 1) < 1e-6);
      },
    ),
  );
});

test("without growth a held-back ratio keeps its old time", () => {
  const old = { ratio: 1, at: 7, growthPerSecond: 0 };
  assert.deepEqual(nextSnapshot(old, { ratio: 2, at: 100, growthPerSecond: 0 }, 0.03), { ratio: 1.03, at: 7, growthPerSecond: 0 });
  assert.deepEqual(nextSnapshot(old, { ratio: 1.01, at: 100, growthPerSecond: 0 }, 0.03), { ratio: 1.01, at: 100, growthPerSecond: 0 });
});
