import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, refusal, sample } from "../../math/seeded.testing.ts";
import { correlationsOf, ewmaCovariance } from "./ewmaCovariance.ts";
import { loadingLowerEnd, oneFactorLoadings } from "./oneFactorLoadings.ts";

const product = (loadings: ArrayLike<number>) =>
  Float64Array.from({ length: loadings.length ** 2 }, (_, k) => {
    const [i, j] = [Math.floor(k / loadings.length), k % loadings.length];
    return i === j ? 1 : (loadings[i] ?? 0) * (loadings[j] ?? 0);
  });

test("the diagonal is the exponential variance, and the matrix stays symmetric", () => {
  const normal = normals(1);
  const covariance = new Float64Array(9);
  let variance = 0;
  for (let t = 0; t < 200; t++) {
    const returns = sample(3, normal);
    ewmaCovariance(covariance, returns, 0.94);
    variance = 0.94 * variance + 0.06 * (returns[0] ?? 0) ** 2;
  }
  close(covariance[0] ?? 0, variance, 1e-12);
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) assert.equal(covariance[3 * i + j], covariance[3 * j + i]);
});

test("correlations lie within one, and the scale of an asset does not matter", () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, scale) => {
      const normal = normals(seed);
      const [plain, scaled] = [new Float64Array(4), new Float64Array(4)];
      for (let t = 0; t < 30; t++) {
        const [a, b] = [normal(), normal()];
        ewmaCovariance(plain, Float64Array.of(a, b), 0.9);
        ewmaCovariance(scaled, Float64Array.of(a, scale * b), 0.9);
      }
      const [first, second] = [new Float64Array(4), new Float64Array(4)];
      correlationsOf(plain, 2, first);
      correlationsOf(scaled, 2, second);
      assert.ok(Math.abs(first[1] ?? 2) <= 1);
      close(second[1] ?? 0, first[1] ?? 1, 1e-9);
    }),
  );
});

test("an asset that stands still correlates with none", () => {
  const out = new Float64Array(4);
  correlationsOf(Float64Array.of(4, 0, 0, 0), 2, out);
  assert.deepEqual([...out], [1, 0, 0, 1]);
  correlationsOf(Float64Array.of(4, 1, 1, 1), 2, out);
  assert.deepEqual([...out], [1, 0.5, 0.5, 1]);
});

test("loadings of an exact factor are recovered", () => {
  const loading = fc.double({ min: 0.15, max: 0.94, noNaN: true });
  fc.assert(
    fc.property(fc.array(loading, { minLength: 3, maxLength: 8 }), (truth) => {
      const found = oneFactorLoadings(product(truth), truth.length, 0.95);
      for (const [i, b] of truth.entries()) close(found.loadings[i] ?? 0, b, 1e-4);
      assert.ok(found.residual < 1e-5);
    }),
  );
});

test("an asset that moves against the rest has a negative loading", () => {
  const { loadings } = oneFactorLoadings(product([0.9, 0.8, -0.7, 0.6]), 4, 0.95);
  for (const [i, b] of [0.9, 0.8, -0.7, 0.6].entries()) close(loadings[i] ?? 0, b, 1e-6);
});

test("the cap holds, and no loading beyond it is needed", () => {
  const ones = new Float64Array(9).fill(1);
  const { loadings, residual } = oneFactorLoadings(ones, 3, 0.95);
  for (const b of loadings) close(b, 0.95, 1e-12);
  close(residual, 1 - 0.95 ** 2, 1e-12);
});

test("independent assets load on nothing", () => {
  const { loadings, residual } = oneFactorLoadings(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), 3, 0.95);
  assert.equal(loadings.filter((b) => Math.abs(b) > 1e-6).length <= 1, true);
  close(residual, 0, 1e-9);
});

test("simulated markets: loadings within three standard errors through the exponential filter", () => {
  const truth = [0.9, 0.8, 0.6];
  const normal = normals(8);
  const covariance = new Float64Array(9);
  const lambda = 0.999;
  for (let t = 0; t < 20_000; t++) {
    const factor = normal();
    const returns = Float64Array.from(truth, (b, i) => (i + 1) * 0.01 * (b * factor + Math.sqrt(1 - b * b) * normal()));
    ewmaCovariance(covariance, returns, lambda);
  }
  const out = new Float64Array(9);
  correlationsOf(covariance, 3, out);
  const { loadings } = oneFactorLoadings(out, 3, 0.95);
  for (const [i, b] of truth.entries()) {
    close(loadings[i] ?? 0, b, 0.06);
    assert.ok(loadingLowerEnd(loadings[i] ?? 0, (1 + lambda) / (1 - lambda), 3) < b);
  }
});

test("the lower end lies below the loading, nears it with samples, and is -1 without any", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.94, max: 0.94, noNaN: true }), fc.integer({ min: 4, max: 10_000 }), (b, samples) => {
      const low = loadingLowerEnd(b, samples, 2.33);
      assert.ok(low < b && low >= -1);
      assert.ok(loadingLowerEnd(b, 4 * samples, 2.33) >= low);
    }),
  );
  assert.equal(loadingLowerEnd(0.5, 3, 2.33), -1);
});

test("matrices and caps that are none are refused", () => {
  assert.throws(() => oneFactorLoadings(new Float64Array(1), 1, 0.95), refusal("MATH_DOMAIN", "n"));
  assert.throws(() => oneFactorLoadings(new Float64Array(4), 3, 0.95), refusal("MATH_DOMAIN", "n"));
  assert.throws(() => oneFactorLoadings(new Float64Array(4), 2, 0), refusal("MATH_DOMAIN", "cap"));
  assert.throws(() => loadingLowerEnd(1, 100, 2), refusal("MATH_DOMAIN", "loading"));
});
