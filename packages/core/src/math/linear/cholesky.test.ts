import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, sample } from "../seeded.testing.ts";
import { choleskyFactor } from "./choleskyFactor.ts";
import { choleskySolve } from "./choleskySolve.ts";

/** B B' + I, which is positive definite whatever B. */
function positiveDefinite(n: number, seed: number): Float64Array {
  const b = sample(n * n, normals(seed));
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += (b[i * n + k] ?? 0) * (b[j * n + k] ?? 0);
      matrix[i * n + j] = sum;
    }
  }
  return matrix;
}

const times = (matrix: Float64Array, n: number, x: Float64Array) =>
  Float64Array.from({ length: n }, (_, i) => x.reduce((sum, value, j) => sum + value * (matrix[i * n + j] ?? 0), 0));

test("the example of the docstrings", () => {
  const a = Float64Array.of(4, 0, 2, 5);
  assert.ok(choleskyFactor(a, 2));
  assert.deepEqual([...a], [2, 0, 1, 2]);
  const x = Float64Array.of(8, 9);
  choleskySolve(a, 2, x);
  assert.deepEqual([...x], [1.375, 1.25]);
});

test("factor times its transpose is the matrix", () => {
  for (let n = 1; n <= 12; n++) {
    const matrix = positiveDefinite(n, n);
    const factor = matrix.slice();
    assert.ok(choleskyFactor(factor, n));
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= j; k++) sum += (factor[i * n + k] ?? 0) * (factor[j * n + k] ?? 0);
        close(sum, matrix[i * n + j] ?? 0, 1e-12);
      }
    }
  }
});

test("solving undoes multiplying", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), fc.nat(1_000_000), (n, seed) => {
      const matrix = positiveDefinite(n, seed);
      const wanted = sample(n, normals(seed + 1));
      const x = times(matrix, n, wanted);
      assert.ok(choleskyFactor(matrix, n));
      choleskySolve(matrix, n, x);
      for (let i = 0; i < n; i++) close(x[i] ?? 0, wanted[i] ?? 0, 1e-9);
    }),
  );
});

test("what is not positive definite is told, not solved", () => {
  assert.equal(choleskyFactor(Float64Array.of(1, 0, 2, 1), 2), false);
  assert.equal(choleskyFactor(Float64Array.of(1, 0, 1, 1), 2), false, "singular");
  assert.equal(choleskyFactor(Float64Array.of(-1), 1), false);
  assert.equal(choleskyFactor(Float64Array.of(0), 1), false);
  assert.equal(choleskyFactor(Float64Array.of(Number.NaN), 1), false);
});

test("only the lower triangle is read", () => {
  const [clean, spoilt] = [Float64Array.of(4, 0, 2, 5), Float64Array.of(4, 99, 2, 5)];
  assert.ok(choleskyFactor(clean, 2) && choleskyFactor(spoilt, 2));
  assert.deepEqual([spoilt[0], spoilt[2], spoilt[3]], [clean[0], clean[2], clean[3]]);
});
