import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, refusal } from "../seeded.testing.ts";
import { failureLowerBound, failureUpperBound, runsWithoutFailure } from "./failureBounds.ts";
import { logGamma } from "./logGamma.ts";

/** P(at most k failures in n runs) by adding up. */
function binomialCdf(k: number, n: number, p: number): number {
  let sum = 0;
  for (let i = 0; i <= k; i++) {
    const ways = logGamma(n + 1) - logGamma(i + 1) - logGamma(n - i + 1);
    sum += Math.exp(ways + i * Math.log(p) + (n - i) * Math.log1p(-p));
  }
  return sum;
}

const cases = fc.integer({ min: 1, max: 400 }).chain((runs) => fc.tuple(fc.integer({ min: 0, max: runs }), fc.constant(runs)));
const alphas = fc.constantFrom(0.001, 0.01, 0.05, 0.3);

test("published figures", () => {
  close(failureUpperBound(0, 299, 0.05), 0.009969146792899286, 1e-15);
  close(failureUpperBound(0, 459, 0.01), 0.009982887366129067, 1e-15);
  close(failureUpperBound(3, 100, 0.05), 0.07571079374983004, 1e-12);
  assert.deepEqual(
    [runsWithoutFailure(0.01, 0.05), runsWithoutFailure(0.001, 0.05), runsWithoutFailure(0.001, 0.01), runsWithoutFailure(0.0001, 0.01)],
    [299, 2995, 4603, 46_050],
  );
});

test("at the upper bound so few failures have exactly the probability alpha", () => {
  fc.assert(
    fc.property(cases, alphas, ([failures, runs], alpha) => {
      const bound = failureUpperBound(failures, runs, alpha);
      assert.ok(bound > failures / runs || failures === runs);
      if (failures < runs) close(binomialCdf(failures, runs, bound), alpha, 1e-8);
    }),
  );
});

test("at the lower bound so many failures have exactly the probability alpha", () => {
  fc.assert(
    fc.property(cases, alphas, ([failures, runs], alpha) => {
      const bound = failureLowerBound(failures, runs, alpha);
      assert.ok(bound < failures / runs || failures === 0);
      if (failures > 0) close(1 - binomialCdf(failures - 1, runs, bound), alpha, 1e-8);
    }),
  );
});

test("the bound falls with runs and rises with failures and confidence", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 25, max: 500 }), (failures, runs) => {
      const bound = failureUpperBound(failures, runs, 0.05);
      assert.ok(failureUpperBound(failures, runs + 1, 0.05) < bound);
      assert.ok(failureUpperBound(failures + 1, runs, 0.05) > bound);
      assert.ok(failureUpperBound(failures, runs, 0.01) > bound);
    }),
  );
});

test("the needed number of runs is the smallest that reaches the bound", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-5, max: 0.9, noNaN: true }), alphas, (bound, alpha) => {
      const runs = runsWithoutFailure(bound, alpha);
      assert.ok(failureUpperBound(0, runs, alpha) <= bound * (1 + 1e-9));
      if (runs > 1) assert.ok(failureUpperBound(0, runs - 1, alpha) > bound * (1 - 1e-9));
    }),
  );
});

test("all runs failed, and none", () => {
  assert.equal(failureUpperBound(10, 10, 0.05), 1);
  assert.equal(failureLowerBound(0, 10, 0.05), 0);
  close(failureLowerBound(10, 10, 0.05), 0.05 ** 0.1, 1e-12);
});

test("counts and levels that are none are refused", () => {
  assert.throws(() => failureUpperBound(0, 0, 0.05), refusal("MATH_DOMAIN", "runs"));
  assert.throws(() => failureUpperBound(11, 10, 0.05), refusal("MATH_DOMAIN", "failures"));
  assert.throws(() => failureUpperBound(0.5, 10, 0.05), refusal("MATH_DOMAIN", "failures"));
  assert.throws(() => failureLowerBound(1, 10, 1), refusal("MATH_DOMAIN", "alpha"));
  assert.throws(() => runsWithoutFailure(0, 0.05), refusal("MATH_DOMAIN", "bound"));
  assert.throws(() => runsWithoutFailure(0.1, 0), refusal("MATH_DOMAIN", "alpha"));
});
