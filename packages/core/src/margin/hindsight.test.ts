import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normals, sample } from "../math/seeded.testing.ts";
import { fitMultiple } from "./fitMultiple.ts";
import { lossBeyondMargin } from "./lossBeyondMargin.ts";

const volatilities = fc.array(fc.double({ min: 1e-4, max: 0.2, noNaN: true }), { minLength: 1, maxLength: 40 });
const moves = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the fitted multiple knows only the shape of a forecast: one that is twice as high gets half of it", () => {
  fc.assert(
    fc.property(volatilities, share, fc.constantFrom(0.5, 2, 8), (forecast, part, factor) => {
      const budget = 0.05 + part * 0.4;
      const multiple = fitMultiple(forecast, budget, 0.05, 0.5);
      const scaled = fitMultiple(
        forecast.map((value) => factor * value),
        budget,
        0.05,
        0.5,
      );
      const margins = (m: number, scale: number) => forecast.map((value) => Math.max(0.05, Math.min(0.5, m * scale * value)));
      assert.ok(Math.abs(mean(margins(multiple, 1)) - budget) < 1e-9);
      assert.ok(Math.abs(mean(margins(scaled, factor)) - budget) < 1e-9);
    }),
  );
});

test("a larger budget never asks anybody for less", () => {
  fc.assert(
    fc.property(volatilities, share, share, (forecast, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((part) => fitMultiple(forecast, 0.05 + part * 0.4, 0.05, 0.5));
      assert.ok((low ?? 1) <= (high ?? 0) * (1 + 1e-12));
    }),
  );
});

test("loss beyond margin: convex in every margin, falls by one for one at most, and longs and shorts count alike", () => {
  fc.assert(
    fc.property(moves, share, share, share, (path, a, b, weight) => {
      const flat = (margin: number) =>
        lossBeyondMargin(
          path,
          path.map(() => margin),
        );
      const mixed = flat(weight * a + (1 - weight) * b);
      assert.ok(mixed <= weight * flat(a) + (1 - weight) * flat(b) + 1e-12);
      assert.ok(Math.abs(flat(a) - flat(b)) <= Math.abs(a - b) + 1e-12);
      assert.equal(
        lossBeyondMargin(
          path.map((move) => -move),
          path.map(() => a),
        ),
        flat(a),
      );
    }),
  );
});

test("for one budget, margin in proportion to true volatility loses least, a flat one more, one that looks the wrong way most", () => {
  const normal = normals(23);
  const truth = sample(40_000, normal).map((z) => 0.02 * Math.exp(0.5 * z));
  const path = truth.map((sigma) => sigma * normal());
  const budget = 0.06;
  const atTruth = fitMultiple([...truth], budget, 0, 1);
  const proportional = lossBeyondMargin(
    path,
    truth.map((sigma) => Math.min(1, atTruth * sigma)),
  );
  const flat = lossBeyondMargin(
    path,
    path.map(() => budget),
  );
  const inverse = fitMultiple(
    [...truth].map((sigma) => 0.0004 / sigma),
    budget,
    0,
    1,
  );
  const wrong = lossBeyondMargin(
    path,
    truth.map((sigma) => Math.min(1, (inverse * 0.0004) / sigma)),
  );
  assert.ok(proportional < 0.5 * flat && flat < wrong, `${proportional}, ${flat}, ${wrong}`);
});
