import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, refusal, sample } from "../seeded.testing.ts";
import { leastSquares } from "./leastSquares.ts";

const design = (rows: number, columns: number, seed: number) => {
  const values = sample(rows * columns, normals(seed));
  for (let i = 0; i < rows; i++) values[i * columns] = 1;
  return values;
};
const apply = (x: Float64Array, beta: Float64Array) =>
  Float64Array.from({ length: x.length / beta.length }, (_, i) => beta.reduce((sum, b, j) => sum + b * (x[i * beta.length + j] ?? 0), 0));

test("a straight line is found exactly", () => {
  const fit = leastSquares(Float64Array.of(1, 0, 1, 1, 1, 2), Float64Array.of(1, 3, 5), 2);
  close(fit?.beta[0] ?? 0, 1, 1e-14);
  close(fit?.beta[1] ?? 0, 2, 1e-14);
  close(fit?.rSquared ?? 0, 1, 1e-14);
});

test("coefficients without noise are recovered, whatever their size", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(1_000_000), fc.integer({ min: -12, max: 12 }), (columns, seed, power) => {
      const x = design(columns + 20, columns, seed);
      const beta = sample(columns, normals(seed + 1)).map((b) => b * 10 ** power);
      const fit = leastSquares(x, apply(x, beta), columns);
      for (let j = 0; j < columns; j++) close((fit?.beta[j] ?? 0) / 10 ** power, (beta[j] ?? 0) / 10 ** power, 1e-9);
    }),
  );
});

test("residuals are orthogonal to every column, and their squares are those reported", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(1_000_000), (columns, seed) => {
      const rows = 40;
      const x = design(rows, columns, seed);
      const y = sample(rows, normals(seed + 7));
      const fit = leastSquares(x, y, columns);
      assert.ok(fit);
      const fitted = apply(x, fit.beta);
      const residuals = y.map((value, i) => value - (fitted[i] ?? 0));
      for (let j = 0; j < columns; j++) {
        close(
          residuals.reduce((sum, r, i) => sum + r * (x[i * columns + j] ?? 0), 0),
          0,
          1e-10,
        );
      }
      close(
        fit.residualSquares,
        residuals.reduce((sum, r) => sum + r * r, 0),
        1e-10,
      );
      assert.ok(fit.rSquared >= -1e-12 && fit.rSquared <= 1);
    }),
  );
});

test("nearly dependent columns that spoil the normal equations are told apart", () => {
  // The Laeuchli matrix: columns differ by 1e-7, their products by 1e-14.
  const e = 1e-7;
  const x = Float64Array.of(1, 1, e, 0, 0, e);
  const fit = leastSquares(x, Float64Array.of(2, e, e), 2);
  close(fit?.beta[0] ?? 0, 1, 1e-7);
  close(fit?.beta[1] ?? 0, 1, 1e-7);
});

test("dependent columns and too few rows have no answer", () => {
  assert.equal(leastSquares(Float64Array.of(1, 2, 1, 2, 1, 2), Float64Array.of(1, 2, 3), 2), null);
  assert.equal(leastSquares(Float64Array.of(0, 0, 0), Float64Array.of(1, 2, 3), 1), null);
  assert.equal(leastSquares(Float64Array.of(1, 2), Float64Array.of(1), 2), null);
});

test("a constant target has nothing to explain", () => {
  assert.equal(leastSquares(Float64Array.of(1, 1, 1), Float64Array.of(5, 5, 5), 1)?.rSquared, 0);
});

test("the arguments stay as they were, and shapes must fit", () => {
  const x = Float64Array.of(1, 0, 1, 1, 1, 2);
  const y = Float64Array.of(1, 3, 4);
  leastSquares(x, y, 2);
  assert.deepEqual([...x, ...y], [1, 0, 1, 1, 1, 2, 1, 3, 4]);
  assert.throws(() => leastSquares(x, y, 3), refusal("MATH_SHAPE", "design"));
});
