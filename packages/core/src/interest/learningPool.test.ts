import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compoundInterest, linearInterest } from "./accrual/accrueInterest.ts";
import {
  type AdaptiveInterestParameters,
  type AdaptiveInterestState,
  adaptiveInterest,
  startAdaptiveInterest,
} from "./adaptive/adaptiveInterest.ts";
import { startFit, updateFit } from "./adaptive/recursiveLeastSquares.ts";
import { kinkedRate } from "./kinkedRate.ts";

const YEAR = 31_536_000;
const CURVE = { base: 0, slopeBelow: 0.04 / YEAR, slopeAbove: 0.6 / YEAR, kink: 0.8, parityShare: 0, parityPremium: 1, max: 1 / YEAR };
const PARAMETERS: AdaptiveInterestParameters = {
  target: 0.8,
  least: 0,
  most: 1 / YEAR,
  maxStep: 0.02 / YEAR,
  forgetting: 0.98,
  warmUp: 20,
  leastResponse: 0.005,
};

/** A pool whose debt grows by interest and whose borrowers come and go until the rate suits them. */
function runPool(
  hours: number,
  elasticity: number,
  wobble: (hour: number) => number,
): { utilisation: number[]; state: AdaptiveInterestState } {
  const supplied = 1_000_000;
  let debt = 900_000;
  let state = startAdaptiveInterest(debt / supplied, 0.05 / YEAR);
  const utilisation: number[] = [];
  for (let hour = 0; hour < hours; hour++) {
    const wanted = supplied * (1 + wobble(hour) - elasticity * state.rate * YEAR);
    debt = (debt + 0.1 * (wanted - debt)) * linearInterest(state.rate, 3_600);
    const used = Math.max(0, Math.min(1, debt / supplied));
    utilisation.push(used);
    state = adaptiveInterest(state, used, kinkedRate(used, CURVE), PARAMETERS).state;
  }
  return { utilisation, state };
}

test("a pool that accrues interest while its rate learns settles at the target use", () => {
  for (const elasticity of [0.4, 0.8, 1.2]) {
    const { utilisation } = runPool(1_000, elasticity, (hour) => 0.02 * Math.sin(hour * hour));
    const last = utilisation.slice(-200);
    const mean = last.reduce((sum, used) => sum + used, 0) / last.length;
    assert.ok(Math.abs(mean - 0.8) < 0.02, `elasticity ${elasticity}: ${mean}`);
  }
});

test("the rate it settles at is the one that the borrowers' own demand implies", () => {
  const { state } = runPool(1_000, 0.8, (hour) => 0.02 * Math.sin(hour * hour));
  // 1 - 0.8 rate = 0.8 at the target.
  assert.ok(Math.abs(state.rate * YEAR - 0.25) < 0.05, `${state.rate * YEAR}`);
});

test("utilisation that never moves teaches nothing, and the curve stays in charge", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (used) => {
      let state = startAdaptiveInterest(used, 0.1 / YEAR);
      for (let step = 0; step < 60; step++) {
        const result = adaptiveInterest(state, used, kinkedRate(used, CURVE), PARAMETERS);
        assert.notEqual(result.reason, "steered");
        state = result.state;
      }
      assert.ok(Math.abs(state.rate - kinkedRate(used, CURVE)) < 1e-12 / YEAR);
    }),
  );
});

test("a fit and its copy through JSON learn the same from the same", () => {
  const row = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), row, (rows, [x, y]) => {
      const fit = rows.reduce((state, [a, b]) => updateFit(state, [1, a], b, 0.97), startFit([0, 0], 100));
      const copy = JSON.parse(JSON.stringify(fit));
      assert.deepEqual(
        JSON.parse(JSON.stringify(updateFit(copy, [1, x], y, 0.97))),
        JSON.parse(JSON.stringify(updateFit(fit, [1, x], y, 0.97))),
      );
    }),
  );
});

test("scaling what is observed scales the coefficients with it", () => {
  const row = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 30 }), fc.double({ min: 0.1, max: 10, noNaN: true }), (rows, factor) => {
      const learn = (times: number) => rows.reduce((state, [x, y]) => updateFit(state, [1, x], times * y, 0.97), startFit([0, 0], 100));
      const [one, other] = [learn(1), learn(factor)];
      for (const i of [0, 1]) {
        const expected = factor * (one.coefficients[i] ?? Number.NaN);
        assert.ok(Math.abs((other.coefficients[i] ?? Number.NaN) - expected) <= 1e-9 * (1 + Math.abs(expected)));
      }
      assert.deepEqual(other.covariance, one.covariance, "how sure the fit is does not depend on the target");
    }),
  );
});

test("an hour of linear interest, a day at a time, is compound interest of small steps", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 500 }), (yearly, hours) => {
      const rate = yearly / YEAR;
      let factor = 1;
      for (let hour = 0; hour < hours; hour++) factor *= linearInterest(rate, 3_600);
      const exact = compoundInterest(rate, hours * 3_600);
      // Five hundred products round by at most half a unit each.
      assert.ok(factor <= exact * (1 + 2e-13));
      // Each step lacks half the square of its own interest.
      assert.ok(exact - factor <= hours * (rate * 3_600) ** 2 * exact + 4e-13);
    }),
  );
});
