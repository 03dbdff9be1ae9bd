import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { steeperWing } from "./butterfly.ts";
import { calibrateSvi } from "./calibrateSvi.ts";
import { fitLine3 } from "./fitLine3.ts";
import { nelderMead } from "./nelderMead.ts";
import { type RawSvi, sviTotalVariance } from "./rawSvi.ts";
import type { SmilePoint } from "./smilePoint.ts";
import { VOGT } from "./smiles.testing.ts";

const pointsOf = (smile: RawSvi, count = 15, reach = 1): SmilePoint[] =>
  Array.from({ length: count }, (_, i) => {
    const k = reach * ((2 * i) / (count - 1) - 1);
    return { k, variance: sviTotalVariance(smile, k), weight: 1 };
  });

const SMILES: readonly (readonly [string, RawSvi])[] = [
  ["Vogt's", VOGT],
  ["a steep short one", { a: 0.01, b: 0.1, rho: -0.6, m: 0.02, sigma: 0.08 }],
  ["one that touches zero", { a: 0, b: 0.3, rho: -0.9, m: -0.1, sigma: 0.3 }],
  ["a nearly cornered one", { a: 0.04, b: 0.02, rho: 0.2, m: 0, sigma: 0.01 }],
];

for (const [name, smile] of SMILES) {
  test(`a smile's own points give it back: ${name}`, () => {
    const fit = calibrateSvi(pointsOf(smile));
    assert.ok(fit.error < 1e-9, `${fit.error}`);
    for (const k of [-1, -0.3, 0, 0.4, 1]) {
      assert.ok(Math.abs(sviTotalVariance(fit.smile, k) - sviTotalVariance(smile, k)) < 1e-7, `${k}`);
    }
  });
}

test("noise is fitted, not followed: the error is no larger than the noise, and the wings obey Lee", () => {
  const noise = (i: number) => 1e-4 * Math.sin(37 * i * i + 1);
  const points = pointsOf({ a: 0.01, b: 0.1, rho: -0.6, m: 0.02, sigma: 0.08 }).map((point, i) => ({
    ...point,
    variance: point.variance + noise(i),
  }));
  const fit = calibrateSvi(points);
  assert.ok(fit.error < 1e-4);
  assert.ok(steeperWing(fit.smile) <= 2);
});

test("points steeper than any distribution get the steepest smile that is one", () => {
  const points = pointsOf({ a: 0.1, b: 3, rho: 0, m: 0, sigma: 0.2 });
  const { smile, error } = calibrateSvi(points);
  assert.ok(steeperWing(smile) <= 2 + 1e-9);
  assert.ok(error > 0.01);
});

test("a straight line is fitted by a wing", () => {
  const points = Array.from({ length: 9 }, (_, i) => ({ k: i / 10, variance: 0.04 + 0.05 * (i / 10), weight: 1 }));
  assert.ok(calibrateSvi(points).error < 1e-4);
});

test("weights decide where the error goes", () => {
  const even = pointsOf({ a: 0.01, b: 0.1, rho: -0.6, m: 0.02, sigma: 0.08 });
  const bent = even.map((point, i) => ({ ...point, variance: point.variance + (i === 3 ? 0.01 : 0) }));
  const heavy = bent.map((point, i) => ({ ...point, weight: i === 3 ? 1e6 : 1 }));
  const errorAt = (points: readonly SmilePoint[]) => {
    const { smile } = calibrateSvi(points);
    const [point] = bent.slice(3, 4);
    return Math.abs(sviTotalVariance(smile, point?.k ?? 0) - (point?.variance ?? 0));
  };
  assert.ok(errorAt(heavy) < 0.1 * errorAt(bent));
});

test("the same points give the same smile, bit for bit", () => {
  const points = pointsOf(VOGT).map((point, i) => ({ ...point, variance: point.variance * (1 + 0.01 * Math.sin(i)) }));
  assert.deepEqual(calibrateSvi(points), calibrateSvi(points));
});

test("too few or unusable points are refused", () => {
  const points = pointsOf(VOGT, 5);
  assert.doesNotThrow(() => calibrateSvi(points));
  assert.throws(() => calibrateSvi(points.slice(1)), { code: "SVI_POINTS_INVALID" });
  for (const change of [
    { k: Number.NaN },
    { variance: -0.1 },
    { variance: Number.NaN },
    { weight: 0 },
    { weight: Number.POSITIVE_INFINITY },
  ]) {
    const bad = points.map((point, i) => (i === 2 ? { ...point, ...change } : point));
    assert.throws(() => calibrateSvi(bad), { code: "SVI_POINTS_INVALID" }, JSON.stringify(change));
  }
});

test("the inner problem is solved exactly: no feasible neighbour is better", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { minLength: 6, maxLength: 6 }),
      fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (variances, m, sigma, da, dd, dc) => {
        const points = variances.map((variance, i) => ({ k: (i - 2.5) / 2.5, variance, weight: 1 }));
        const best = fitLine3(points, m, sigma);
        assert.ok(Math.abs(best.d) <= best.c + 1e-9 && Math.abs(best.d) <= 2 * sigma - best.c + 1e-9);
        assert.ok(best.a + Math.sqrt(Math.max(0, best.c ** 2 - best.d ** 2)) >= -1e-9);
        const step = 1e-3 * sigma;
        // Only neighbours with a >= 0 are compared: inside the region where the held level is exact.
        const near = { a: Math.max(0, best.a + step * da), d: best.d + step * dd, c: best.c + step * dc };
        if (Math.abs(near.d) > near.c || Math.abs(near.d) > 2 * sigma - near.c) return;
        const squared = points.reduce((sum, { k, variance }) => {
          const y = (k - m) / sigma;
          return sum + (near.a + near.d * y + near.c * Math.sqrt(y * y + 1) - variance) ** 2;
        }, 0);
        assert.ok(squared >= best.squared - 1e-9, `${squared} below ${best.squared}`);
      },
    ),
    { numRuns: 300 },
  );
});

test("the simplex search finds the minimum of a curved valley", () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const { at, value } = nelderMead(valley, [-1.2, 1], [0.5, 0.5]);
  assert.ok(value < 1e-12 && Math.abs((at[0] ?? 0) - 1) < 1e-5 && Math.abs((at[1] ?? 0) - 1) < 1e-5);
});

test("the simplex search stops on a plateau and at a start that is the minimum", () => {
  assert.equal(nelderMead(() => 7, [1, 2], [1, 1]).value, 7);
  assert.ok(nelderMead(([x = 0]) => x * x, [0], [1]).value < 1e-12);
});
