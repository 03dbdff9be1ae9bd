import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { qlike } from "../../math/forecast/qlike.ts";
import { close, normals, sample } from "../../math/seeded.testing.ts";
import { whole } from "../simulated.testing.ts";
import { ewmaVariance, lambdaOf } from "./ewmaVariance.ts";
import { filterEwma } from "./filterEwma.ts";
import { fitEwma } from "./fitEwma.ts";
import { levelledQlike } from "./levelledQlike.ts";

const positives = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 }).map((v) => Float64Array.from(v));

test("the textbook recursion", () => {
  let variance = 1e-4;
  const path = [0.01, -0.02, 0.015].map((r) => {
    variance = ewmaVariance(variance, r * r, 0.94);
    return variance;
  });
  for (const [i, want] of [9.999999999999999e-5, 1.1799999999999998e-4, 1.2441999999999998e-4].entries()) close(path[i] ?? 0, want, 1e-18);
});

test("a half-life halves", () => {
  close(lambdaOf(11.2), 0.94, 1e-3);
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), (halfLife) => close(lambdaOf(halfLife) ** halfLife, 0.5, 1e-9)));
});

test("the filter stays within what it saw and scales with it", () => {
  fc.assert(
    fc.property(positives, fc.double({ min: 0, max: 1, noNaN: true }), (values, lambda) => {
      const n = values.length;
      const [out, scaled] = [new Float64Array(n), new Float64Array(n)];
      filterEwma(values, whole(n), 3, lambda, out);
      filterEwma(
        values.map((v) => 4 * v),
        whole(n),
        3,
        lambda,
        scaled,
      );
      const [low, high] = [Math.min(...values), Math.max(...values)];
      for (let i = 0; i < n; i++) {
        assert.ok((out[i] ?? 0) >= low * (1 - 1e-12) && (out[i] ?? 0) <= high * (1 + 1e-12));
        close(scaled[i] ?? 0, 4 * (out[i] ?? 0), 1e-12);
      }
    }),
  );
});

test("a segment starts anew: what came before it leaves no trace", () => {
  fc.assert(
    fc.property(positives, positives, (first, second) => {
      const joined = Float64Array.from([...first, ...second]);
      const cut = first.length;
      const out = new Float64Array(joined.length);
      const alone = new Float64Array(second.length);
      filterEwma(
        joined,
        [
          { from: 0, to: cut },
          { from: cut, to: joined.length },
        ],
        2,
        0.9,
        out,
      );
      filterEwma(second, whole(second.length), 2, 0.9, alone);
      assert.deepEqual(out.slice(cut), alone);
    }),
  );
});

test("the docstring's filter", () => {
  const out = new Float64Array(3);
  filterEwma(Float64Array.of(1, 3, 2), whole(3), 2, 0.5, out);
  assert.deepEqual([...out], [1.5, 2.25, 2.125]);
});

test("the level is the one with the smallest loss, and the loss is the mean QLIKE with it", () => {
  fc.assert(
    fc.property(positives, fc.nat(1_000), (targets, seed) => {
      const n = targets.length;
      const forecasts = sample(n, normals(seed)).map(Math.exp);
      const { level, loss } = levelledQlike(forecasts, targets, whole(n), 0);
      const mean = (factor: number) => targets.reduce((sum, y, i) => sum + qlike(y, factor * (forecasts[i] ?? 1)), 0) / n;
      close(loss, mean(level), 1e-9);
      for (const other of [0.5, 0.9, 1.1, 2]) assert.ok(mean(level * other) >= loss - 1e-12);
    }),
  );
});

test("unknown targets and the heads of segments are not scored", () => {
  const forecasts = Float64Array.of(9, 1, 2, 9);
  const targets = Float64Array.of(1, 3, 6, Number.NaN);
  assert.deepEqual(levelledQlike(forecasts, targets, whole(4), 1), { level: 3, loss: 0 });
  assert.ok(Number.isNaN(levelledQlike(forecasts, targets, whole(4), 4).loss));
});

/** Squared returns of a variance that is an exponential average of them: the model the filter assumes. */
function integratedVariances(n: number, seed: number, lambda: number): Float64Array {
  const normal = normals(seed);
  let variance = 1;
  return sample(n, () => {
    // Chi-square with twenty degrees, as a realised variance has.
    let observed = 0;
    for (let k = 0; k < 20; k++) observed += (variance * normal() ** 2) / 20;
    variance = ewmaVariance(variance, observed, lambda);
    return observed;
  });
}

test("the half-life of a simulated market is recovered", () => {
  for (const halfLife of [3, 10, 30]) {
    const observed = integratedVariances(20_000, halfLife, lambdaOf(halfLife));
    const targets = Float64Array.from(observed, (_, i) => observed[i + 1] ?? Number.NaN);
    const fit = fitEwma(observed, targets, whole(observed.length), {
      warmUp: 100,
      shortest: 0.5,
      longest: 500,
      scratch: new Float64Array(20_000),
    });
    close(fit.halfLife / halfLife, 1, 0.12);
    close(fit.level, 1, 0.02);
  }
});

test("a longer horizon is no reason for a shorter memory, and the unit does not matter", () => {
  const observed = sample(5_000, normals(6)).map((z) => z * z + 1e-6);
  const targets = Float64Array.from(observed, (_, i) => observed[i + 1] ?? Number.NaN);
  const options = { warmUp: 100, shortest: 0.5, longest: 1_000, scratch: new Float64Array(5_000) };
  const fit = fitEwma(observed, targets, whole(5_000), options);
  // Independent squares have nothing to remember but their mean.
  assert.ok(fit.halfLife > 100, `${fit.halfLife}`);
  const small = fitEwma(
    observed.map((v) => v * 1e-8),
    targets.map((v) => v * 1e-8),
    whole(5_000),
    options,
  );
  close(small.halfLife / fit.halfLife, 1, 1e-6);
});
