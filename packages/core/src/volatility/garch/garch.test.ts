import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, refusal } from "../../math/seeded.testing.ts";
import { garchReturns, whole } from "../simulated.testing.ts";
import { filterGarch } from "./filterGarch.ts";
import { fitGarch } from "./fitGarch.ts";
import { checkGarch, type GarchParameters, garchHalfLife, longRunGarchVariance } from "./garchParameters.ts";
import { garchForecast, garchVariance } from "./garchVariance.ts";

const TEXTBOOK: GarchParameters = { omega: 2e-6, alpha: 0.1, beta: 0.85 };
const parameters = fc
  .tuple(
    fc.double({ min: 1e-9, max: 1e-4, noNaN: true }),
    fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    fc.double({ min: 0, max: 0.69, noNaN: true }),
  )
  .map(([omega, alpha, beta]): GarchParameters => ({ omega, alpha, beta }));

test("the published path, long-run variance and half-life", () => {
  let variance = 1e-4;
  const path = [0.01, -0.02, 0.015].map((r) => {
    variance = garchVariance(variance, r, TEXTBOOK);
    return variance;
  });
  for (const [i, want] of [9.7e-5, 1.2445e-4, 1.302825e-4].entries()) close(path[i] ?? 0, want, 1e-15);
  close(longRunGarchVariance(TEXTBOOK), 4e-5, 1e-15);
  close(garchHalfLife(TEXTBOOK) ?? 0, 13.513407333964874, 1e-9);
});

test("a forecast over several periods is the mean of the single steps, each taken with the expected square", () => {
  fc.assert(
    fc.property(parameters, fc.double({ min: 1e-8, max: 1e-3, noNaN: true }), fc.integer({ min: 1, max: 60 }), (p, next, periods) => {
      let [expected, sum] = [next, 0];
      for (let k = 0; k < periods; k++) {
        sum += expected;
        expected = p.omega + (p.alpha + p.beta) * expected;
      }
      close(garchForecast(next, periods, p) / (sum / periods), 1, 1e-9);
    }),
  );
});

test("the long-run variance forecasts itself, and far horizons tend to it", () => {
  fc.assert(
    fc.property(parameters, (p) => {
      const longRun = longRunGarchVariance(p);
      close(garchForecast(longRun, 24, p) / longRun, 1, 1e-9);
      close(garchForecast(10 * longRun, 1_000_000, p) / longRun, 1, 1e-3);
    }),
  );
});

test("parameters of no stationary market are refused, all at once", () => {
  checkGarch(TEXTBOOK);
  assert.throws(() => checkGarch({ omega: 0, alpha: 0.1, beta: 0.8 }), refusal("VOLATILITY_PARAMETERS", "omega"));
  assert.throws(() => checkGarch({ omega: 1, alpha: -0.1, beta: 0.8 }), refusal("VOLATILITY_PARAMETERS", "alpha"));
  assert.throws(() => checkGarch({ omega: 1, alpha: 0.2, beta: 0.8 }), refusal("VOLATILITY_PARAMETERS", "alpha + beta"));
  assert.throws(() => checkGarch({ omega: -1, alpha: 2, beta: 2 }), /omega.*alpha.*beta.*alpha \+ beta/s);
});

test("the filter is the recursion, anew in each segment", () => {
  const returns = garchReturns(40, 1, TEXTBOOK);
  const out = new Float64Array(40);
  filterGarch(
    returns,
    [
      { from: 0, to: 15 },
      { from: 15, to: 40 },
    ],
    5,
    TEXTBOOK,
    out,
  );
  let variance = returns.subarray(15, 20).reduce((sum, r) => sum + (r * r) / 5, 0);
  for (let i = 15; i < 40; i++) {
    variance = garchVariance(variance, returns[i] ?? 0, TEXTBOOK);
    close((out[i] ?? 0) / variance, 1, 1e-12);
  }
});

test("the likelihood is the Gaussian one of the returns after the warm-up", () => {
  const returns = garchReturns(30, 2, TEXTBOOK);
  const out = new Float64Array(30);
  const found = filterGarch(returns, whole(30), 10, TEXTBOOK, out);
  let sum = 0;
  for (let i = 10; i < 30; i++) sum -= 0.5 * (Math.log(out[i - 1] ?? 0) + (returns[i] ?? 0) ** 2 / (out[i - 1] ?? 0));
  close(found, sum / 20, 1e-12);
  assert.ok(Number.isNaN(filterGarch(returns, whole(30), 30, TEXTBOOK, out)));
});

test("the parameters of simulated markets are recovered", () => {
  const n = 30_000;
  for (const truth of [TEXTBOOK, { omega: 1e-5, alpha: 0.05, beta: 0.9 }, { omega: 1e-4, alpha: 0.3, beta: 0.4 }]) {
    const fit = fitGarch(garchReturns(n, 17, truth), whole(n), { warmUp: 100, scratch: new Float64Array(n) });
    assert.ok(fit.converged);
    close(fit.alpha, truth.alpha, 0.025);
    close(fit.beta, truth.beta, 0.05);
    close(longRunGarchVariance(fit) / longRunGarchVariance(truth), 1, 0.1);
    checkGarch(fit);
  }
});

test("the fit is a maximum: no neighbour is likelier", () => {
  const n = 5_000;
  const returns = garchReturns(n, 3, TEXTBOOK);
  const scratch = new Float64Array(n);
  const fit = fitGarch(returns, whole(n), { warmUp: 100, scratch });
  for (const field of ["omega", "alpha", "beta"] as const) {
    for (const factor of [0.97, 1.03]) {
      const other = { ...fit, [field]: fit[field] * factor };
      if (other.alpha + other.beta < 1) assert.ok(filterGarch(returns, whole(n), 100, other, scratch) <= fit.logLikelihood + 1e-9);
    }
  }
});

test("the unit of returns moves omega only, and a warm start finds the same place faster", () => {
  const n = 5_000;
  const returns = garchReturns(n, 4, TEXTBOOK);
  const options = { warmUp: 100, scratch: new Float64Array(n) };
  const fit = fitGarch(returns, whole(n), options);
  const percent = fitGarch(
    returns.map((r) => 100 * r),
    whole(n),
    options,
  );
  close(percent.alpha, fit.alpha, 1e-3);
  close(percent.beta, fit.beta, 1e-3);
  close(percent.omega / (1e4 * fit.omega), 1, 0.02);
  const again = fitGarch(returns, whole(n), { ...options, start: fit });
  close(again.alpha, fit.alpha, 1e-3);
  assert.ok(again.logLikelihood >= fit.logLikelihood - 1e-8);
  assert.deepEqual(fitGarch(returns, whole(n), options), fit, "deterministic");
});

test("returns that never move, or none after the warm-up, are refused; a short search says so", () => {
  const scratch = new Float64Array(200);
  assert.throws(() => fitGarch(new Float64Array(200), whole(200), { warmUp: 10, scratch }), refusal("MATH_DOMAIN", "returns"));
  assert.throws(() => fitGarch(garchReturns(200, 1, TEXTBOOK), whole(200), { warmUp: 200, scratch }), refusal("MATH_DOMAIN", "returns"));
  const hurried = fitGarch(garchReturns(200, 1, TEXTBOOK), whole(200), { warmUp: 10, scratch, maxEvaluations: 6 });
  assert.equal(hurried.converged, false);
  checkGarch(hurried);
});
