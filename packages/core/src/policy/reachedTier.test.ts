import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { reachedTier } from "./reachedTier.ts";
import type { TierThresholds } from "./tierParameters.ts";

const OVER_MAINTENANCE: TierThresholds = [0.05, 0.1, 0.25, 0.5];

test("10 % of the maintenance margin is tier 2, 25 % tier 3, 50 % tier 4", () => {
  assert.equal(reachedTier(0.049, OVER_MAINTENANCE, 1), 0);
  assert.equal(reachedTier(0.05, OVER_MAINTENANCE, 1), 1);
  assert.equal(reachedTier(0.1, OVER_MAINTENANCE, 1), 2);
  assert.equal(reachedTier(0.25, OVER_MAINTENANCE, 1), 3);
  assert.equal(reachedTier(0.5, OVER_MAINTENANCE, 1), 4);
  assert.equal(reachedTier(1e9, OVER_MAINTENANCE, 1), 4);
});

test("half the thresholds hold what the thresholds entered", () => {
  assert.equal(reachedTier(0.05, OVER_MAINTENANCE, 0.5), 2);
  assert.equal(reachedTier(0.026, OVER_MAINTENANCE, 0.5), 1);
});

test("what cannot be measured is not calm", () => {
  assert.equal(reachedTier(Number.NaN, OVER_MAINTENANCE, 1), 4);
});

test("what is entered is held, and higher values never give lower tiers", () => {
  const value = fc.double({ min: 0, max: 2, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      assert.ok(reachedTier(a, OVER_MAINTENANCE, 0.5) >= reachedTier(a, OVER_MAINTENANCE, 1));
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(reachedTier(low, OVER_MAINTENANCE, 1) <= reachedTier(high, OVER_MAINTENANCE, 1));
    }),
  );
});
