import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { derivative, secondDerivative } from "../../math/ulps.testing.ts";
import { controlForCurvatureLeft, controlForCurvatureRight, rationalCubic, shapeControl } from "./rationalCubic.ts";

const slope = fc.double({ min: 0.05, max: 5, noNaN: true });
const control = fc.double({ min: -0.9, max: 50, noNaN: true });

test("passes through its ends with their slopes, whatever the control", () => {
  fc.assert(
    fc.property(slope, slope, control, (left, right, r) => {
      const f = (x: number) => rationalCubic(x, 1, 3, 2, 5, left, right, r);
      assert.ok(Math.abs(f(1) - 2) < 1e-14);
      assert.ok(Math.abs(f(3) - 5) < 1e-14);
      assert.ok(Math.abs(derivative(f, 1, 1e-5) - left) < 1e-5 * (1 + r * r + left + right));
      assert.ok(Math.abs(derivative(f, 3, 1e-5) - right) < 1e-5 * (1 + r * r + left + right));
    }),
  );
});

test("an endless control is the chord", () => {
  assert.equal(rationalCubic(2, 1, 3, 2, 5, 9, 0, Number.POSITIVE_INFINITY), 3.5);
});

test("with control 3 it is the ordinary cubic", () => {
  // x^3 on [0, 2] has slopes 0 and 12.
  for (const x of [0, 0.3, 1, 1.7, 2]) assert.ok(Math.abs(rationalCubic(x, 0, 2, 0, 8, 0, 12, 3) - x ** 3) < 1e-14);
});

test("the fitted control gives the asked curvature where the shape allows it", () => {
  const [left, right, low, high] = [1, 2, 1, 2.4];
  const chord = (high - low) / (right - left);
  const [slopeLeft, slopeRight] = [1, 2];
  for (const curvature of [1.5, 2, 3]) {
    const r = controlForCurvatureRight(right - left, slopeLeft, slopeRight, chord, curvature);
    const f = (x: number) => rationalCubic(x, left, right, low, high, slopeLeft, slopeRight, r);
    if (r > shapeControl(slopeLeft, slopeRight, chord)) assert.ok(Math.abs(secondDerivative(f, right, 1e-3) - curvature) < 1e-4);
    const l = controlForCurvatureLeft(right - left, slopeLeft, slopeRight, chord, curvature);
    const g = (x: number) => rationalCubic(x, left, right, low, high, slopeLeft, slopeRight, l);
    if (l > shapeControl(slopeLeft, slopeRight, chord)) assert.ok(Math.abs(secondDerivative(g, left, 1e-3) - curvature) < 1e-4);
  }
});

test("a monotone segment stays monotone with its shape's control", () => {
  fc.assert(
    fc.property(slope, slope, fc.double({ min: 0.1, max: 5, noNaN: true }), (left, right, chord) => {
      const r = Math.max(-0.9, shapeControl(left, right, chord));
      let before = Number.NEGATIVE_INFINITY;
      for (let i = 0; i <= 50; i++) {
        const value = rationalCubic(i / 50, 0, 1, 0, chord, left, right, r);
        assert.ok(value >= before - 1e-12);
        before = value;
      }
    }),
  );
});

test("a convex segment stays convex with its shape's control", () => {
  fc.assert(
    fc.property(slope, fc.double({ min: 0.1, max: 4, noNaN: true }), fc.double({ min: 0.1, max: 4, noNaN: true }), (left, a, b) => {
      const chord = left + a;
      const right = chord + b;
      const r = shapeControl(left, right, chord);
      for (let i = 1; i < 50; i++) {
        const [p, q, s] = [-1, 0, 1].map((j) => rationalCubic((i + j) / 50, 0, 1, 0, chord, left, right, r));
        assert.ok((p as number) - 2 * (q as number) + (s as number) > -1e-12);
      }
    }),
  );
});

test("a flat chord or a straight segment asks for the chord", () => {
  assert.equal(shapeControl(1, 1, 0), Number.POSITIVE_INFINITY);
  assert.equal(shapeControl(1, 1, 1), Number.POSITIVE_INFINITY);
  assert.equal(shapeControl(-1, 1, 2), Number.NEGATIVE_INFINITY);
});
