import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitMultiple } from "./fitMultiple.ts";
import { lossBeyondMargin } from "./lossBeyondMargin.ts";

test("without bounds the multiple is budget over mean volatility", () => {
  assert.ok(Math.abs(fitMultiple([0.01, 0.03], 0.06, 0, 1) - 3) < 1e-12);
});

test("the fitted multiple meets the budget inside any bounds", () => {
  const volatilities = fc.array(fc.double({ min: 0.001, max: 0.2, noNaN: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(volatilities, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const [floor, max] = [0.02, 0.5];
      const budget = floor + share * (max - floor);
      const multiple = fitMultiple(list, budget, floor, max);
      const mean = list.reduce((sum, sigma) => sum + Math.max(floor, Math.min(max, multiple * sigma)), 0) / list.length;
      assert.ok(Math.abs(mean - budget) < 1e-9);
    }),
  );
});

test("loss beyond margin is the mean of what the margin does not hold", () => {
  assert.ok(Math.abs(lossBeyondMargin([0.02, -0.12], [0.1, 0.1]) - 0.01) < 1e-15);
  assert.equal(lossBeyondMargin([0.05], [0.05]), 0);
});

test("margin placed where volatility is costs less than the same margin spread evenly", () => {
  const volatilities = [0.01, 0.01, 0.01, 0.05];
  const moves = volatilities.flatMap((sigma) => [2, 4].map((z) => z * sigma));
  const budget = 0.06;
  const multiple = fitMultiple(volatilities, budget, 0, 1);
  const predictive = volatilities.flatMap((sigma) => [multiple * sigma, multiple * sigma]);
  assert.ok(
    lossBeyondMargin(moves, predictive) <
      lossBeyondMargin(
        moves,
        moves.map(() => budget),
      ),
  );
});

test("a budget outside the bounds and unequal lengths are refused", () => {
  assert.throws(() => fitMultiple([0.01], 0.6, 0, 0.5), { code: "MARGIN_INPUT", field: "meanInitial" });
  assert.throws(() => fitMultiple([], 0.1, 0, 0.5), { code: "MARGIN_INPUT", field: "volatilities.length" });
  assert.throws(() => fitMultiple([0], 0.1, 0, 0.5), { code: "MARGIN_INPUT", field: "volatilities[0]" });
  assert.throws(() => lossBeyondMargin([1], []), { code: "MARGIN_INPUT", field: "margins.length" });
});
