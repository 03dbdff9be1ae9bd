import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, refusal, sample, uniforms } from "../seeded.testing.ts";
import { hillTail, paretoShortfall } from "./hill.ts";
import { historicalShortfall } from "./historicalShortfall.ts";
import { worstMean } from "./worstMean.ts";

const losses = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
const level = fc.double({ min: 0, max: 0.999, noNaN: true });

test("the mean of the worst fifth", () => {
  assert.equal(worstMean([-3, -2, -1, -0.5, 0, 0.2, 0.4, 1, 1.5, 2], 0.2), -2.5);
  assert.equal(worstMean([1, 2], 0.4), null);
  assert.equal(worstMean([], 0.5), null);
  assert.throws(() => worstMean([1], 0), refusal("MATH_DOMAIN", "share"));
  assert.throws(() => worstMean([1], 1.5), refusal("MATH_DOMAIN", "share"));
});

test("the whole sample's worst mean is its mean, and no smaller share is better", () => {
  fc.assert(
    fc.property(losses, fc.double({ min: 0.05, max: 1, noNaN: true }), (values, share) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      close(worstMean(values, 1) ?? 0, mean, 1e-9);
      const worst = worstMean(values, share);
      if (worst !== null) assert.ok(worst <= mean + 1e-9);
    }),
  );
});

test("an example of the historical shortfall with a fraction at the edge", () => {
  const { valueAtRisk, expectedShortfall } = historicalShortfall([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.85);
  assert.equal(valueAtRisk, 9);
  close(expectedShortfall, (10 + 0.5 * 9) / 1.5, 1e-12);
});

test("it is the minimum of Rockafellar and Uryasev", () => {
  fc.assert(
    fc.property(losses, level, (values, at) => {
      const { expectedShortfall, valueAtRisk } = historicalShortfall(values, at);
      const objective = (x: number) => x + values.reduce((sum, loss) => sum + Math.max(0, loss - x), 0) / (values.length * (1 - at));
      const best = Math.min(...values.map(objective));
      close(expectedShortfall, best, 1e-6);
      close(objective(valueAtRisk), best, 1e-6);
    }),
  );
});

test("coherent: monotone in the level, translation, scale, subadditive", () => {
  const pairs = fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(pairs, level, level, (list, p, q) => {
      const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
      const shortfall = (values: readonly number[], at: number) => historicalShortfall(values, at).expectedShortfall;
      const [low, high] = p < q ? [p, q] : [q, p];
      assert.ok(shortfall(a, low) <= shortfall(a, high) + 1e-6);
      close(
        shortfall(
          a.map((x) => 3 * x + 2),
          p,
        ),
        3 * shortfall(a, p) + 2,
        1e-6,
      );
      const joint = list.map(([x, y]) => x + y);
      assert.ok(shortfall(joint, p) <= shortfall(a, p) + shortfall(b, p) + 1e-6);
    }),
  );
});

test("a level that holds a whole number of losses is not read as one more", () => {
  const values = Array.from({ length: 1_000 }, (_, i) => i + 1);
  // (1 - 0.99) * 1000 is 10.000000000000009.
  assert.equal(historicalShortfall(values, 0.99).expectedShortfall, 995.5);
  assert.equal(historicalShortfall(values, 0.99).valueAtRisk, 991);
});

test("refuses nothing to measure", () => {
  assert.throws(() => historicalShortfall([], 0.9), refusal("MATH_DOMAIN", "losses"));
  assert.throws(() => historicalShortfall([1], 1), refusal("MATH_DOMAIN", "level"));
});

test("the index of a Pareto tail is recovered within its standard error", () => {
  for (const index of [1.5, 2.5, 4]) {
    const uniform = uniforms(100 * index);
    const values = sample(50_000, () => (1 - uniform()) ** (-1 / index));
    const tail = hillTail(values, 2_000);
    assert.ok(tail);
    assert.ok(Math.abs(tail.index - index) < 4 * tail.standardError, `${tail.index}`);
    const far = paretoShortfall(tail, 0.999);
    close(far.valueAtRisk / 0.001 ** (-1 / index), 1, 0.15);
    close(far.expectedShortfall / far.valueAtRisk, tail.index / (tail.index - 1), 1e-12);
  }
});

test("the tail index does not depend on the unit, the threshold does", () => {
  const values = sample(500, uniforms(4)).map((u) => 1 / (1 - u));
  const [plain, scaled] = [
    hillTail(values, 50),
    hillTail(
      values.map((x) => x * 1e4),
      50,
    ),
  ];
  close(plain?.index ?? 0, scaled?.index ?? 1, 1e-9);
  close((scaled?.threshold ?? 0) / (plain?.threshold ?? 1), 1e4, 1e-12);
});

test("the Pareto shortfall starts at the threshold and rises with the level", () => {
  const tail = { index: 2, standardError: 0.1, threshold: 1, share: 0.04 };
  close(paretoShortfall(tail, 0.96).valueAtRisk, 1, 1e-9);
  close(paretoShortfall(tail, 0.99).valueAtRisk, 2, 1e-9);
  close(paretoShortfall(tail, 0.99).expectedShortfall, 4, 1e-9);
  assert.equal(paretoShortfall({ ...tail, index: 0.9 }, 0.99).expectedShortfall, Infinity);
  assert.throws(() => paretoShortfall(tail, 0.9), refusal("MATH_DOMAIN", "level"));
});

test("a tail that is none has no index", () => {
  assert.equal(hillTail([-3, -2, -1, 1, 2], 3), null, "threshold not positive");
  assert.equal(hillTail([1, 2, 2, 2], 2), null, "one value");
  assert.throws(() => hillTail([1, 2, 3], 1), refusal("MATH_DOMAIN", "k"));
  assert.throws(() => hillTail([1, 2, 3], 3), refusal("MATH_DOMAIN", "k"));
});
