import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { medianBy } from "../../math/medianOfSorted.ts";
import { weightedMedian } from "../../math/weightedMedian.ts";
import { honest, liar, once, recipeOf } from "./parts.testing.ts";
import { STATED_WEIGHTS, type WeightedMedianRule } from "./recipe.ts";
import { weightedMedianBy } from "./weightedMedianBy.ts";

/** f liars among at least 2f+1. */
const crowd = fc.integer({ min: 0, max: 6 }).chain((f) =>
  fc.record({
    good: fc.array(honest, { minLength: f + 1, maxLength: f + 8 }),
    bad: fc.array(liar, { minLength: f, maxLength: f }),
  }),
);

test("with n >= 2f+1 the median lies in the honest range, whatever f liars say, for every rule on even counts", () => {
  fc.assert(
    fc.property(crowd, fc.constantFrom("lower", "upper", "mean") as fc.Arbitrary<"lower" | "upper" | "mean">, ({ good, bad }, even) => {
      const median = medianBy([...bad, ...good], even);
      assert.ok(median >= Math.min(...good) && median <= Math.max(...good));
    }),
    { numRuns: 500 },
  );
});

test("with n = 2f the median may leave the honest range: the bound is tight", () => {
  assert.ok(medianBy([1, 1, 100, 100], "lower") < 100);
  assert.ok(medianBy([100, 100, 900, 900], "upper") > 100);
});

const weight = fc.integer({ min: 1, max: 1000 });
const weightedCrowd = fc
  .record({
    good: fc.array(fc.tuple(honest, weight), { minLength: 1, maxLength: 10 }),
    bad: fc.array(fc.tuple(liar, weight), { maxLength: 10 }),
  })
  .filter(({ good, bad }) => {
    const sum = (rows: readonly (readonly [number, number])[]) => rows.reduce((total, [, w]) => total + w, 0);
    return sum(bad) < sum(good);
  });

const RULES: readonly WeightedMedianRule[] = [
  { kind: "weightedMedian", half: "exact", tie: "lower" },
  { kind: "weightedMedian", half: "exact", tie: "mean" },
];

test("while bad weight is below one half the weighted median lies in the honest range", () => {
  fc.assert(
    fc.property(weightedCrowd, ({ good, bad }) => {
      const rows = [...good, ...bad].sort(([a], [b]) => a - b);
      const prices = rows.map(([price]) => price);
      const weights = rows.map(([, w]) => w);
      const range = good.map(([price]) => price);
      const answers = [weightedMedian(prices, weights), ...RULES.map((rule) => weightedMedianBy(prices, weights, rule))];
      for (const answer of answers) assert.ok(answer >= Math.min(...range) && answer <= Math.max(...range), String(answer));
    }),
    { numRuns: 500 },
  );
});

test("half of the stake rounded down gives a liar with one unit less than half the low side: Connect's bias", () => {
  // 3 of 7: floor(7 / 2) = 3 is reached by the liar's stake alone.
  const floor = weightedMedianBy([1, 100], [3, 4], { kind: "weightedMedian", half: "floor", tie: "lower" });
  assert.equal(floor, 1);
  assert.equal(weightedMedianBy([1, 100], [3, 4], RULES[0] as WeightedMedianRule), 100);
});

test("clamp, then mean: outside the honest range by at most (bad weight) x (clamp half-width + honest range)", () => {
  const width = fc.double({ min: 0.001, max: 0.05, noNaN: true });
  // The clamp is around the unweighted median, so a minority by number; the damage is by weight.
  const offers = crowd.chain(({ good, bad }) =>
    fc.tuple(
      fc.constant(good),
      fc.constant(bad),
      fc.array(weight, { minLength: good.length, maxLength: good.length }),
      fc.array(weight, { minLength: bad.length, maxLength: bad.length }),
    ),
  );
  fc.assert(
    fc.property(offers, width, ([good, bad, goodWeights, badWeights], clampWidth) => {
      const all = [
        ...good.map((price, i) => ({ price, weight: goodWeights[i] ?? 1 })),
        ...bad.map((price, i) => ({ price, weight: badWeights[i] ?? 1 })),
      ];
      const named = all.map((offer, i) => ({ ...offer, source: String(i) }));
      const result = once(named, recipeOf({ weigh: STATED_WEIGHTS, combine: { kind: "clampedMean", width: clampWidth } }));
      assert.ok(result.ok);
      const low = Math.min(...good);
      const high = Math.max(...good);
      const total = [...goodWeights, ...badWeights].reduce((a, b) => a + b, 0);
      const share = badWeights.reduce((a, b) => a + b, 0) / total;
      const bound = share * (clampWidth * high + (high - low)) + 1e-9;
      assert.ok(result.price >= low - bound && result.price <= high + bound, `${result.price} ${low} ${high} ${bound}`);
    }),
    { numRuns: 500 },
  );
});
