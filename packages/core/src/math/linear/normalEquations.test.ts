import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, sample } from "../seeded.testing.ts";
import { leastSquares } from "./leastSquares.ts";
import { addRow, createNormalEquations, solveNormalEquations } from "./normalEquations.ts";

const NONE = (columns: number) => new Float64Array(columns);

function fill(x: Float64Array, y: Float64Array, columns: number, kept = 1) {
  const equations = createNormalEquations(columns);
  for (let i = 0; i < y.length; i++) addRow(equations, x.subarray(i * columns, (i + 1) * columns), y[i] ?? 0, kept);
  return equations;
}

test("without decay and penalty it is ordinary least squares", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(1_000_000), (columns, seed) => {
      const x = sample(30 * columns, normals(seed));
      const y = sample(30, normals(seed + 1));
      const beta = new Float64Array(columns);
      assert.ok(solveNormalEquations(fill(x, y, columns), NONE(columns), beta));
      const exact = leastSquares(x, y, columns)?.beta ?? [];
      for (let j = 0; j < columns; j++) close(beta[j] ?? 0, exact[j] ?? 0, 1e-8);
    }),
  );
});

test("decay weighs a row by its age", () => {
  const columns = 2;
  const x = sample(50 * columns, normals(3));
  const y = sample(50, normals(4));
  const kept = 0.9;
  const weighted = new Float64Array(x.length);
  const target = y.map((value, i) => value * kept ** ((49 - i) / 2));
  for (let i = 0; i < x.length; i++) weighted[i] = (x[i] ?? 0) * kept ** ((49 - Math.floor(i / columns)) / 2);
  const beta = new Float64Array(columns);
  assert.ok(solveNormalEquations(fill(x, y, columns, kept), NONE(columns), beta));
  const exact = leastSquares(weighted, target, columns)?.beta ?? [];
  for (let j = 0; j < columns; j++) close(beta[j] ?? 0, exact[j] ?? 0, 1e-9);
});

test("a penalty draws its column towards zero and leaves a free intercept free", () => {
  const x = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : ((i - 1) / 2) % 5));
  const y = Float64Array.from({ length: 20 }, (_, i) => 7 + 3 * (i % 5));
  let before = Infinity;
  for (const penalty of [0, 1, 10, 1e3, 1e12]) {
    const beta = new Float64Array(2);
    assert.ok(solveNormalEquations(fill(x, y, 2), Float64Array.of(0, penalty), beta));
    assert.ok((beta[1] ?? 0) < before);
    before = beta[1] ?? 0;
    // With the slope gone the intercept is the mean.
    if (penalty === 1e12) close(beta[0] ?? 0, 13, 1e-6);
  }
});

test("ridge is least squares with rows of its own", () => {
  const x = sample(30, normals(5));
  const y = sample(10, normals(6));
  const beta = new Float64Array(3);
  assert.ok(solveNormalEquations(fill(x, y, 3), Float64Array.of(4, 4, 4), beta));
  const rows = Float64Array.from([...x, 2, 0, 0, 0, 2, 0, 0, 0, 2]);
  const exact = leastSquares(rows, Float64Array.from([...y, 0, 0, 0]), 3)?.beta ?? [];
  for (let j = 0; j < 3; j++) close(beta[j] ?? 0, exact[j] ?? 0, 1e-9);
});

test("dependent columns have no answer until a penalty separates them", () => {
  const equations = fill(Float64Array.of(1, 1, 2, 2, 3, 3), Float64Array.of(2, 4, 6), 2);
  const beta = new Float64Array(2);
  assert.equal(solveNormalEquations(equations, NONE(2), beta), false);
  assert.ok(solveNormalEquations(equations, Float64Array.of(1e-6, 1e-6), beta));
  close(beta[0] ?? 0, 1, 1e-5);
  close(beta[1] ?? 0, 1, 1e-5);
});

test("solving changes none of the sums", () => {
  const equations = fill(sample(20, normals(8)), sample(10, normals(9)), 2);
  const [first, second] = [new Float64Array(2), new Float64Array(2)];
  solveNormalEquations(equations, NONE(2), first);
  solveNormalEquations(equations, NONE(2), second);
  assert.deepEqual(first, second);
});
