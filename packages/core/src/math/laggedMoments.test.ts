import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addPair, covarianceOf, NO_MOMENTS } from "./laggedMoments.ts";

const value = fc.double({ min: -1, max: 1, noNaN: true });
const pairs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 40 });

test("the first pair is taken whole", () => {
  assert.deepEqual(addPair(NO_MOMENTS, 2, 3, 0.9), { weight: 1, x: 2, y: 3, xy: 6 });
});

test("no pairs, no covariance; one pair has none about its own mean", () => {
  assert.equal(covarianceOf(NO_MOMENTS), 0);
  assert.equal(covarianceOf(addPair(NO_MOMENTS, 2, 3, 0.9)), 0);
  assert.equal(covarianceOf({ weight: 2, x: 4, y: 4, xy: 10 }), 1);
});

test("with everything kept it is the plain covariance", () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const moments = list.reduce((m, [x, y]) => addPair(m, x, y, 1), NO_MOMENTS);
      const mean = (pick: 0 | 1) => list.reduce((sum, pair) => sum + pair[pick], 0) / list.length;
      const [mx, my] = [mean(0), mean(1)];
      const plain = list.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / list.length;
      assert.ok(Math.abs(covarianceOf(moments) - plain) < 1e-12);
    }),
  );
});

test("with fading it is the covariance under geometric weights", () => {
  fc.assert(
    fc.property(pairs, fc.double({ min: 0.1, max: 1, noNaN: true }), (list, kept) => {
      const moments = list.reduce((m, [x, y]) => addPair(m, x, y, kept), NO_MOMENTS);
      const weights = list.map((_, i) => kept ** (list.length - 1 - i));
      const total = weights.reduce((a, b) => a + b, 0);
      const mean = (pick: 0 | 1) => list.reduce((sum, pair, i) => sum + pair[pick] * (weights[i] ?? 0), 0) / total;
      const [mx, my] = [mean(0), mean(1)];
      const exact = list.reduce((sum, [x, y], i) => sum + (weights[i] ?? 0) * (x - mx) * (y - my), 0) / total;
      assert.ok(Math.abs(moments.weight - total) < 1e-9);
      assert.ok(Math.abs(covarianceOf(moments) - exact) < 1e-9);
    }),
  );
});
