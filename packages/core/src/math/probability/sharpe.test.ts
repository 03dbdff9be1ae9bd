import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, refusal } from "../seeded.testing.ts";
import { bestOfTrials, probabilisticSharpe } from "./sharpe.ts";

test("published figures", () => {
  close(bestOfTrials(10, 1), 1.57459830134575, 1e-12);
  const sampled = { sharpe: 0.1, observations: 1_000, skewness: -0.5, kurtosis: 6 };
  close(probabilisticSharpe(sampled, 0), 0.998916464213788, 1e-12);
  close(probabilisticSharpe(sampled, 0.05), 0.937382128834471, 1e-12);
});

test("the best of several standard normal trials is about that good", () => {
  const normal = normals(3);
  for (const trials of [5, 20, 100]) {
    let sum = 0;
    for (let i = 0; i < 4_000; i++) {
      let best = -Infinity;
      for (let k = 0; k < trials; k++) best = Math.max(best, normal());
      sum += best / 4_000;
    }
    close(bestOfTrials(trials, 1), sum, 0.03);
  }
});

test("one trial has nothing to deflate, and more trials ask for more", () => {
  assert.equal(bestOfTrials(1, 1), 0);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.double({ min: 0.01, max: 10, noNaN: true }), (trials, deviation) => {
      assert.ok(bestOfTrials(trials + 1, deviation) > bestOfTrials(trials, deviation));
      close(bestOfTrials(trials, 2 * deviation), 2 * bestOfTrials(trials, deviation), 1e-12);
    }),
  );
});

test("a sample at the benchmark is a toss-up; longer records and thinner tails make surer", () => {
  const base = { sharpe: 0.1, observations: 500, skewness: 0, kurtosis: 3 };
  close(probabilisticSharpe(base, 0.1), 0.5, 1e-12);
  const sure = probabilisticSharpe(base, 0.05);
  assert.ok(probabilisticSharpe({ ...base, observations: 1_000 }, 0.05) > sure);
  assert.ok(probabilisticSharpe({ ...base, kurtosis: 10 }, 0.05) < sure);
  assert.ok(probabilisticSharpe({ ...base, skewness: -1 }, 0.05) < sure);
});

test("what cannot be is refused", () => {
  assert.throws(() => bestOfTrials(0, 1), refusal("MATH_DOMAIN", "trials"));
  assert.throws(
    () => probabilisticSharpe({ sharpe: 1, observations: 1, skewness: 0, kurtosis: 3 }, 0),
    refusal("MATH_DOMAIN", "observations"),
  );
  assert.throws(() => probabilisticSharpe({ sharpe: 1, observations: 9, skewness: 5, kurtosis: 3 }, 0), refusal("MATH_DOMAIN", "kurtosis"));
});
