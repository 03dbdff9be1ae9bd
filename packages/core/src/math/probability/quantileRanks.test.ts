import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, refusal, sample, uniforms } from "../seeded.testing.ts";
import { quantileRanks } from "./quantileRanks.ts";

test("the median of a hundred lies between the 40th and the 61st value", () => {
  const { low, high, coverage } = quantileRanks(100, 0.5, 0.95);
  assert.deepEqual([low, high], [40, 61]);
  close(coverage, 0.9647997997822957, 1e-12);
});

test("the interval covers at least what was asked, and no end can move inwards", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 500 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, level) => {
      const { low, high, coverage } = quantileRanks(n, level, 0.9);
      assert.ok(low >= 0 && high <= n + 1 && low < high);
      assert.ok(coverage >= 0.9 - 1e-12);
    }),
  );
});

test("it mirrors with the level", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 300 }), fc.constantFrom(0.1, 0.25, 0.4), (n, level) => {
      const [left, right] = [quantileRanks(n, level, 0.95), quantileRanks(n, 1 - level, 0.95)];
      close(left.coverage, right.coverage, 1e-9);
      assert.equal(left.low, n + 1 - right.high);
    }),
  );
});

test("a far quantile of few values has no upper end", () => {
  assert.deepEqual(quantileRanks(10, 0.99, 0.95).high, 11);
});

test("simulated values keep the promise", () => {
  const uniform = uniforms(11);
  const { low, high, coverage } = quantileRanks(60, 0.9, 0.8);
  let inside = 0;
  const trials = 4_000;
  for (let trial = 0; trial < trials; trial++) {
    const sorted = sample(60, uniform).sort();
    if ((sorted[low - 1] ?? 0) <= 0.9 && (sorted[high - 1] ?? 1) > 0.9) inside++;
  }
  close(inside / trials, coverage, 0.025);
});

test("levels that are none are refused", () => {
  assert.throws(() => quantileRanks(0, 0.5, 0.9), refusal("MATH_DOMAIN", "n"));
  assert.throws(() => quantileRanks(5, 0, 0.9), refusal("MATH_DOMAIN", "level"));
  assert.throws(() => quantileRanks(5, 0.5, 1), refusal("MATH_DOMAIN", "confidence"));
});
