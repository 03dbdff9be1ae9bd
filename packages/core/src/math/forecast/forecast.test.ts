import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, refusal, sample } from "../seeded.testing.ts";
import { clarkWest } from "./clarkWest.ts";
import { dieboldMariano, lagsFor } from "./dieboldMariano.ts";
import { holm } from "./holm.ts";
import { longRunVariance } from "./longRunVariance.ts";
import { qlike } from "./qlike.ts";

const positive = fc.double({ min: 1e-9, max: 1e3, noNaN: true });

/** An autoregression of order one about a mean. */
function ar1(n: number, phi: number, seed: number, mean = 0): Float64Array {
  const normal = normals(seed);
  let x = 0;
  return sample(n, () => {
    x = phi * x + normal();
    return mean + x;
  });
}

test("QLIKE is zero at the truth, positive elsewhere, dearer below than above, and free of units", () => {
  fc.assert(
    fc.property(positive, fc.double({ min: 1.01, max: 50, noNaN: true }), positive, (rv, factor, unit) => {
      assert.equal(qlike(rv, rv), 0);
      assert.ok(qlike(rv, rv * factor) > 0);
      assert.ok(qlike(rv, rv / factor) > qlike(rv, rv * factor));
      close(qlike(rv * unit, rv * factor * unit), qlike(rv, rv * factor), 1e-9);
    }),
  );
  assert.throws(() => qlike(0, 1), refusal("MATH_DOMAIN", "variance"));
  assert.throws(() => qlike(1, -1), refusal("MATH_DOMAIN", "variance"));
});

test("without lags the long-run variance is the variance", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 40 }), fc.nat(60), (values, lags) => {
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      close(longRunVariance(values, 0), values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length, 1e-9);
      assert.ok(longRunVariance(values, lags) >= 0, "Bartlett weights never give a negative one");
    }),
  );
});

test("the long-run variance of an autoregression is found", () => {
  for (const phi of [0, 0.5, -0.5]) close(longRunVariance(ar1(200_000, phi, 7), 60) * (1 - phi) ** 2, 1, 0.08);
  assert.throws(() => longRunVariance([], 1), refusal("MATH_DOMAIN", "values"));
  assert.throws(() => longRunVariance([1], -1), refusal("MATH_DOMAIN", "lags"));
});

test("equal forecasts are rejected about as rarely as stated, though their losses overlap", () => {
  let rejected = 0;
  for (let trial = 0; trial < 400; trial++) {
    const [a, b] = [ar1(600, 0.5, 2 * trial), ar1(600, 0.5, 2 * trial + 1)];
    const test = dieboldMariano(a, b, 4, 24);
    if ((test?.pValue ?? 1) < 0.05) rejected++;
  }
  // A Bartlett window of 24 on 600 losses rejects somewhat too often; without it, it would be a quarter.
  assert.ok(rejected >= 8 && rejected <= 48, `${rejected}`);
});

test("a better forecast is found, and the signs mirror", () => {
  const worse = ar1(2_000, 0.3, 1, 1.2);
  const better = ar1(2_000, 0.3, 2, 1);
  const test = dieboldMariano(worse, better, 8, lagsFor(8));
  assert.ok(test && test.statistic > 3 && test.pValueSecondBetter < 0.01);
  const mirrored = dieboldMariano(better, worse, 8, lagsFor(8));
  close(mirrored?.statistic ?? 0, -test.statistic, 1e-12);
  close(mirrored?.pValue ?? 0, test.pValue, 1e-12);
  close((mirrored?.pValueSecondBetter ?? 0) + test.pValueSecondBetter, 1, 1e-12);
});

test("the correction of Harvey, Leybourne and Newbold shrinks the statistic with the horizon", () => {
  const [a, b] = [ar1(100, 0, 1, 0.5), ar1(100, 0, 2)];
  const plain = dieboldMariano(a, b, 1, 24)?.statistic ?? 0;
  const long = dieboldMariano(a, b, 24, 24)?.statistic ?? 0;
  const factor = (h: number) => Math.sqrt((101 - 2 * h + (h * (h - 1)) / 100) / 100);
  close(long / plain, factor(24) / factor(1), 1e-12);
});

test("lags cover the overlap and a day", () => {
  assert.deepEqual([1, 8, 12, 24].map(lagsFor), [24, 24, 24, 48]);
});

test("losses that differ by a constant have no spread to test against", () => {
  assert.equal(dieboldMariano([1, 2, 3, 4], [1, 2, 3, 4], 1, 2), null);
  assert.throws(() => dieboldMariano([1, 2, 3], [1, 2], 1, 2), refusal("MATH_SHAPE", "secondLosses"));
  assert.throws(() => dieboldMariano([1, 2, 3], [1, 2, 4], 2, 2), refusal("MATH_DOMAIN", "horizon"));
});

test("a regressor that matters is found though its noise hides it in the mean squared error", () => {
  const normal = normals(21);
  const signal = sample(4_000, normal);
  const target = signal.map((x) => 0.1 * x + normal());
  // The larger model estimates the slope badly: 0.2 instead of 0.1, as bad as 0 in squared error.
  const test = clarkWest(
    target,
    new Float64Array(4_000),
    signal.map((x) => 0.2 * x),
    24,
  );
  assert.ok(test && test.statistic > 3 && test.pValue < 0.01);
  const useless = sample(4_000, normal);
  const none = clarkWest(
    target,
    new Float64Array(4_000),
    useless.map((x) => 0.1 * x),
    24,
  );
  assert.ok(none && Math.abs(none.statistic) < 3);
});

test("models that forecast alike cannot be tested", () => {
  assert.equal(clarkWest([1, 2, 3], [1, 1, 1], [1, 1, 1], 1), null);
  assert.throws(() => clarkWest([1, 2], [1], [1, 1], 1), refusal("MATH_SHAPE", "small"));
});

test("Holm's example, and its laws", () => {
  const adjusted = holm([0.01, 0.04, 0.03]);
  for (const [i, want] of [0.03, 0.06, 0.06].entries()) close(adjusted[i] ?? 0, want, 1e-12);
  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
  fc.assert(
    fc.property(probabilities, (p) => {
      const found = holm(p);
      found.forEach((value, i) => {
        const raw = p[i] ?? 0;
        assert.ok(value >= raw && value <= Math.min(1, p.length * raw) + 1e-12, "between the raw and Bonferroni's");
        for (const [j, other] of p.entries()) if (other < raw) assert.ok((found[j] ?? 0) <= value, "the order stays");
      });
    }),
  );
  assert.throws(() => holm([1.2]), refusal("MATH_DOMAIN", "pValues"));
});
