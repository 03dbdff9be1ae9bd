import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AdaptiveInterest, type AdaptiveInterestParameters, adaptiveInterest, startAdaptiveInterest } from "./adaptiveInterest.ts";

const YEAR = 31_536_000;
const PARAMETERS: AdaptiveInterestParameters = {
  target: 0.8,
  least: 0,
  most: 1 / YEAR,
  maxStep: 0.05 / YEAR,
  forgetting: 0.98,
  warmUp: 20,
  leastResponse: 0.005,
};

/** A pool whose borrowers answer the rate: `u' = u + pull (demand - response * rate / most - u) + noise`. */
function run(steps: number, response: number, demand: (step: number) => number, noise: (step: number) => number): AdaptiveInterest[] {
  const trace: AdaptiveInterest[] = [];
  let utilisation = 0.9;
  let state = startAdaptiveInterest(utilisation, 0.1 / YEAR);
  for (let step = 0; step < steps; step++) {
    utilisation += 0.2 * (demand(step) - (response * state.rate) / PARAMETERS.most - utilisation) + noise(step);
    const fallback = (0.1 + 0.4 * Math.max(0, utilisation - 0.8)) / YEAR;
    const result = adaptiveInterest(state, utilisation, fallback, PARAMETERS);
    trace.push(result);
    state = result.state;
  }
  return trace;
}

const wobble = (step: number): number => 0.004 * Math.sin(step * step * 1.3);

test("steers utilisation to its target where borrowers answer", () => {
  const trace = run(600, 0.6, () => 1, wobble);
  const last = trace.slice(-100);
  const mean = last.reduce((sum, { state }) => sum + state.utilisation, 0) / last.length;
  assert.ok(Math.abs(mean - 0.8) < 0.01, `${mean}`);
  assert.ok(last.every(({ reason }) => reason === "steered"));
});

test("after a jump of demand it finds the target again", () => {
  const trace = run(900, 0.6, (step) => (step < 400 ? 0.95 : 1.1), wobble);
  const last = trace.slice(-100);
  const mean = last.reduce((sum, { state }) => sum + state.utilisation, 0) / last.length;
  assert.ok(Math.abs(mean - 0.8) < 0.015, `${mean}`);
});

test("borrowers that do not answer leave the curve in charge", () => {
  const trace = run(300, 0, () => 0.85, wobble);
  const steered = trace.filter(({ reason }) => reason === "steered").length;
  assert.ok(steered < 60, `${steered} of 300 steps trusted a response that is not there`);
  const calm = trace.at(-1);
  assert.ok(calm !== undefined && calm.rate <= PARAMETERS.most);
});

test("until the fit has seen enough, the curve is in charge", () => {
  const trace = run(19, 0.6, () => 1, wobble);
  assert.ok(trace.every(({ reason, wanted }) => reason === "warmingUp" && wanted === null));
});

test("never outside its range, never faster than its step, whatever utilisation does", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: -1, max: 5, noNaN: true })), {
        minLength: 1,
        maxLength: 80,
      }),
      (rows) => {
        let state = startAdaptiveInterest(0.5, 0.5 / YEAR);
        for (const [utilisation, fallback] of rows) {
          const { rate, state: next, limit } = adaptiveInterest(state, utilisation, fallback / YEAR, PARAMETERS);
          assert.ok(rate >= PARAMETERS.least && rate <= PARAMETERS.most);
          assert.ok(Math.abs(rate - state.rate) <= PARAMETERS.maxStep * (1 + 1e-9));
          assert.ok(["none", "range", "step"].includes(limit));
          state = next;
        }
      },
    ),
  );
});
