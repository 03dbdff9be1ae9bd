import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../../market/errors.ts";
import { leastSquares } from "../../math/linear/leastSquares.ts";
import { startFit, updateFit } from "./recursiveLeastSquares.ts";

const number = fc.double({ min: -2, max: 2, noNaN: true });

test("finds the coefficients of noiseless data", () => {
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      let fit = startFit([0, 0, 0], 1e8);
      for (let i = 0; i < 60; i++) {
        const [x, y] = [Math.sin(i * 1.7), Math.cos(i * 0.9)];
        fit = updateFit(fit, [1, x, y], a + b * x + c * y, 1);
      }
      for (const [i, expected] of [a, b, c].entries()) assert.ok(Math.abs((fit.coefficients[i] ?? Number.NaN) - expected) < 1e-5);
    }),
  );
});

test("equals the batch fit of the same rows when nothing is forgotten", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 20, maxLength: 60 }), (rows) => {
      const design = Float64Array.from(rows.flatMap(([x]) => [1, x]));
      const target = Float64Array.from(rows.map(([, y]) => y));
      const spread = rows.reduce((most, [x]) => Math.max(most, x), -9) - rows.reduce((least, [x]) => Math.min(least, x), 9);
      const batch = leastSquares(design, target, 2);
      if (batch === null || spread < 0.5) return;
      const fit = rows.reduce((state, [x, y]) => updateFit(state, [1, x], y, 1), startFit([0, 0], 1e7));
      for (const i of [0, 1]) assert.ok(Math.abs((fit.coefficients[i] ?? 0) - (batch.beta[i] ?? 0)) < 1e-4);
    }),
  );
});

test("forgets: after a change of regime it follows the new one, without forgetting it averages", () => {
  const run = (forgetting: number): number => {
    let fit = startFit([0], 1e6);
    for (let i = 0; i < 400; i++) fit = updateFit(fit, [1], i < 200 ? 1 : 5, forgetting);
    return fit.coefficients[0] ?? Number.NaN;
  };
  assert.ok(Math.abs(run(0.9) - 5) < 1e-6);
  assert.ok(Math.abs(run(1) - 3) < 1e-3);
});

test("the matrix stays symmetric, whatever comes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 200 }), (rows) => {
      let fit = startFit([0, 0], 100);
      for (const [x, y, target] of rows) fit = updateFit(fit, [x, y], target, 0.98);
      assert.equal(fit.covariance[1], fit.covariance[2]);
      assert.equal(fit.count, rows.length);
      assert.ok(fit.errorVariance >= 0);
    }),
  );
});

test("an observation that does not fit is refused", () => {
  const refused = (error: unknown): boolean => error instanceof EvenkeelError && error.code === "INTEREST_FIT_SHAPE";
  assert.throws(() => updateFit(startFit([0, 0], 1), [1], 1, 1), refused);
  assert.throws(() => updateFit(startFit([0], 1), [Number.NaN], 1, 1), refused);
  assert.throws(() => updateFit(startFit([0], 1), [1], Number.POSITIVE_INFINITY, 1), refused);
});
