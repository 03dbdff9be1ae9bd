import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import { once, recipeOf } from "../parts/parts.testing.ts";
import { STATED_WEIGHTS } from "../parts/recipe.ts";
import { DEFAULT_DRIFT, type DriftState, trustOf, updateDrift } from "./drift.ts";

const HOUR = 3_600_000;
const MEAN = recipeOf({ weigh: STATED_WEIGHTS, combine: { kind: "mean" } });

/** One venue's distance per hour, the other two honest; the largest move of the trust-weighted mean, and when the venue was out. */
function attack(distances: readonly number[], share: number): { readonly moved: number; readonly out: readonly boolean[] } {
  let drift: DriftState = {};
  let moved = 0;
  const honest = (1 - share) / 2;
  const out = distances.map((distance, i) => {
    const at = NOW + i * HOUR;
    const prices = [100, 100, 100 * (1 + distance)].map((price, j) => ({ venue: "abc"[j] ?? "", price }));
    drift = updateDrift(drift, prices, at, DEFAULT_DRIFT);
    const trust = trustOf(drift, DEFAULT_DRIFT);
    const offers = prices.map(({ venue: source, price }, j) => ({ source, price, weight: j === 2 ? share : honest }));
    const result = once(offers, MEAN, { at, trust });
    if (result.ok) moved = Math.max(moved, Math.abs(result.price / 100 - 1));
    return trust.c === 0;
  });
  return { moved, out };
}

test("a venue that drifts slower than the average forgets moves a plain mean by no more than half of the scale per unit of relative weight", () => {
  // With weight w, trust t(b) = 1 / (1 + (b/s)^2) and honest weight 1 - w, the move w t b / (1 - w + w t) is at most w / (1 - w) x s / 2.
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 2e-5, noNaN: true }), fc.double({ min: 0.05, max: 0.4, noNaN: true }), (perHour, share) => {
      const { moved, out } = attack(
        Array.from({ length: 400 }, (_, i) => i * perHour),
        share,
      );
      // The average lags the path by its mean age, half-life / ln 2 and one sample.
      const lag = perHour * (DEFAULT_DRIFT.halfLifeMillis / HOUR / Math.LN2 + 1);
      assert.ok(moved <= (share / (1 - share)) * (DEFAULT_DRIFT.scale / 2 + lag) + 1e-9, `${moved}`);
      assert.equal(out.at(-1), 399 * perHour - lag > DEFAULT_DRIFT.out * 1.02 ? true : (out.at(-1) ?? false));
    }),
    { numRuns: 30 },
  );
});

test("once out it has no influence at all, however it then behaves, until it has been honest for a day", () => {
  const drifting = Array.from({ length: 48 }, () => -0.005);
  const tempting = Array.from({ length: 23 }, (_, i) => (i % 7 === 6 ? -0.02 : 0));
  const { out } = attack([...drifting, ...tempting], 0.4);
  assert.ok(out.slice(24).every(Boolean));
});

test("one that swings around the truth is no drift: its mistakes are the outlier filter's and the clamp's", () => {
  const { out } = attack(
    Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 0.002 : -0.002)),
    0.3,
  );
  assert.ok(out.every((was) => !was));
});

test("the threshold is met on its day: a step of 21 bp is out after one half-life of the average, a step of 11 bp after three and a half", () => {
  const hoursUntilOut = (step: number) =>
    attack([...Array<number>(48).fill(0), ...Array<number>(60).fill(step)], 0.3).out.indexOf(true) - 48;
  const expected = (step: number) => {
    // The first print counts for an hour already: 1 - 2^(-n / 6) of the step after n prints.
    for (let n = 1; ; n++) if (step * (1 - 2 ** (-n / 6)) > DEFAULT_DRIFT.out) return n - 1;
  };
  for (const step of [0.0011, 0.0015, 0.0021, 0.0051]) assert.equal(hoursUntilOut(step), expected(step));
});
