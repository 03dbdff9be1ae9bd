import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, sample } from "../math/seeded.testing.ts";
import { ewmaVariance, lambdaOf } from "./exponential/ewmaVariance.ts";
import { filterEwma } from "./exponential/filterEwma.ts";
import { levelledQlike } from "./exponential/levelledQlike.ts";
import { ewmaCovariance } from "./factor/ewmaCovariance.ts";
import { loadingLowerEnd, oneFactorLoadings } from "./factor/oneFactorLoadings.ts";
import { filterGarch } from "./garch/filterGarch.ts";
import { type GarchParameters, garchHalfLife, longRunGarchVariance } from "./garch/garchParameters.ts";
import { garchForecast, garchVariance } from "./garch/garchVariance.ts";
import type { Bar } from "./range/bar.ts";
import { garmanKlass } from "./range/garmanKlass.ts";
import { parkinson } from "./range/parkinson.ts";
import { rogersSatchell } from "./range/rogersSatchell.ts";
import { yangZhang } from "./range/yangZhang.ts";
import { bipowerVariation } from "./realised/bipowerVariation.ts";
import { jumpTest } from "./realised/jumpTest.ts";
import { realisedVariance } from "./realised/realisedVariance.ts";
import { whole } from "./simulated.testing.ts";

// Estimators of one quantity by different roads: where their assumptions meet, so must their answers.

const change = fc.double({ min: -0.1, max: 0.1, noNaN: true });
const changes = fc.array(change, { minLength: 1, maxLength: 60 }).map((list) => Float64Array.from(list));
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const variance = fc.double({ min: 1e-8, max: 1e-2, noNaN: true });

test("without a long-run variance GARCH is the exponential average, step by step and through a series", () => {
  fc.assert(
    fc.property(changes, share, variance, fc.integer({ min: 1, max: 5 }), (returns, lambda, start, warmUp) => {
      const p: GarchParameters = { omega: 0, alpha: 1 - lambda, beta: lambda };
      let [ewma, garch] = [start, start];
      for (const r of returns) {
        ewma = ewmaVariance(ewma, r * r, lambda);
        garch = garchVariance(garch, r, p);
        close(garch / ewma, 1, 1e-12);
      }
      const squares = returns.map((r) => r * r);
      const [byGarch, byEwma] = [new Float64Array(returns.length), new Float64Array(returns.length)];
      filterGarch(returns, whole(returns.length), warmUp, p, byGarch);
      filterEwma(squares, whole(returns.length), warmUp, lambda, byEwma);
      for (const [i, value] of byGarch.entries()) close(value, byEwma[i] ?? Number.NaN, 1e-15);
    }),
  );
});

test("an exponential average is the weighted sum of what it saw: weights fall by lambda and add up to one", () => {
  fc.assert(
    fc.property(changes, fc.double({ min: 0.5, max: 200, noNaN: true }), variance, (observed, halfLife, start) => {
      const lambda = lambdaOf(halfLife);
      close(lambda ** halfLife, 0.5, 1e-12);
      const n = observed.length;
      let direct = lambda ** n * start;
      for (let i = 0; i < n; i++) direct += (1 - lambda) * lambda ** (n - 1 - i) * (observed[i] ?? 0);
      close(
        observed.reduce((v, x) => ewmaVariance(v, x, lambda), start),
        direct,
        1e-12,
      );
    }),
  );
});

test("a GARCH forecast lies between next and long-run variance, and half of the way to it takes the half-life", () => {
  const parameters = fc
    .tuple(
      fc.double({ min: 1e-9, max: 1e-4, noNaN: true }),
      fc.double({ min: 0.01, max: 0.3, noNaN: true }),
      fc.double({ min: 0.2, max: 0.69, noNaN: true }),
    )
    .map(([omega, alpha, beta]): GarchParameters => ({ omega, alpha, beta }));
  fc.assert(
    fc.property(parameters, variance, fc.integer({ min: 1, max: 500 }), (p, next, periods) => {
      const longRun = longRunGarchVariance(p);
      const mean = garchForecast(next, periods, p);
      assert.ok(mean >= Math.min(next, longRun) * (1 - 1e-9) && mean <= Math.max(next, longRun) * (1 + 1e-9));
      // The k-th period alone: what the mean over k adds to the mean over k - 1.
      const at = (k: number) => k * garchForecast(next, k, p) - (k - 1) * garchForecast(next, k - 1 || 1, p);
      const steps = Math.round(garchHalfLife(p) ?? 0);
      const left = (p.alpha + p.beta) ** steps;
      close((at(steps + 1) - longRun) / longRun, (left * (next - longRun)) / longRun, 1e-6 * (1 + next / longRun));
    }),
  );
});

test("a covariance matrix of one asset is its variance; a portfolio's variance is the quadratic form, whatever its weights", () => {
  const pair = fc.array(fc.tuple(change, change), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(pair, share, fc.double({ min: -2, max: 2, noNaN: true }), (moves, lambda, weight) => {
      const covariance = new Float64Array(4);
      let portfolio = 0;
      for (const [a, b] of moves) {
        ewmaCovariance(covariance, Float64Array.of(a, b), lambda);
        portfolio = ewmaVariance(portfolio, (a + weight * b) ** 2, lambda);
      }
      const [aa = 0, ab = 0, ba = 0, bb = 0] = covariance;
      assert.equal(ab, ba);
      close(aa + 2 * weight * ab + weight * weight * bb, portfolio, 1e-12);
      assert.ok(ab * ab <= aa * bb * (1 + 1e-9) + 1e-18);
    }),
  );
});

test("a factor's own asset order does not matter, and a flipped asset has the flipped loading", () => {
  const n = 4;
  const loading = fc.double({ min: 0.2, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(fc.array(loading, { minLength: n, maxLength: n }), fc.integer({ min: 0, max: n - 1 }), (b, flipped) => {
      const signed = b.map((value, i) => (i === flipped ? -value : value));
      const matrix = (of: readonly number[]) =>
        Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : (of[Math.floor(at / n)] ?? 0) * (of[at % n] ?? 0)));
      const [plain, turned] = [oneFactorLoadings(matrix(b), n, 0.95), oneFactorLoadings(matrix(signed), n, 0.95)];
      const reversed = oneFactorLoadings(matrix(b.toReversed()), n, 0.95);
      for (let i = 0; i < n; i++) {
        close(plain.loadings[i] ?? 0, b[i] ?? 1, 1e-6);
        close(reversed.loadings[n - 1 - i] ?? 0, b[i] ?? 1, 1e-6);
        close(Math.abs(turned.loadings[i] ?? 0), b[i] ?? 1, 1e-6);
      }
      assert.ok(plain.residual < 1e-6 && turned.residual < 1e-6);
      assert.ok((turned.loadings[flipped] ?? 0) * (turned.loadings[(flipped + 1) % n] ?? 0) < 0);
      const low = loadingLowerEnd(b[0] ?? 0, 100, 2);
      assert.ok(low < (b[0] ?? 0) && low > loadingLowerEnd(b[0] ?? 0, 50, 2) && low > loadingLowerEnd(b[0] ?? 0, 100, 3));
    }),
  );
});

test("a bar that only rises is all body: range and body agree, and what is free of drift sees nothing", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e4, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.boolean(),
      (price, log, falls) => {
        const [low, high] = [price, price * Math.exp(log)];
        const bar: Bar = falls ? { open: high, high, low, close: low } : { open: low, high, low, close: high };
        close(parkinson(bar), log ** 2 / (4 * Math.LN2), 1e-12);
        close(garmanKlass(bar), (1.5 - 2 * Math.LN2) * log ** 2, 1e-12);
        close(rogersSatchell(bar), 0, 1e-15);
        close(yangZhang([bar, bar, bar, bar]), 0, 1e-9);
      },
    ),
  );
});

test("steady moves of one size: bipower is what was realised, up to its edge, and no jump is seen", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 200 }),
      fc.double({ min: 1e-5, max: 0.1, noNaN: true }),
      fc.array(fc.boolean()),
      (n, size, signs) => {
        const returns = Float64Array.from({ length: n }, (_, i) => (signs[i % Math.max(1, signs.length)] === true ? size : -size));
        close(bipowerVariation(returns, 0, n) / realisedVariance(returns, 0, n), Math.PI / 2, 1e-12);
        const { jump, continuous, realised, z } = jumpTest(returns, 0, n, 3);
        assert.ok(jump === 0 && continuous === realised && z < 0);
      },
    ),
  );
});

test("the level of a loss is the factor that was left out of the forecasts, and the loss does not feel it", () => {
  const normal = normals(17);
  const targets = sample(400, normal).map((z) => 1e-4 * Math.exp(z));
  const forecasts = sample(400, normal).map((z) => 1e-4 * Math.exp(0.2 * z));
  const plain = levelledQlike(forecasts, targets, whole(400), 10);
  for (const factor of [0.5, 3, 1e4]) {
    const scaled = levelledQlike(
      forecasts.map((f) => f * factor),
      targets,
      whole(400),
      10,
    );
    close(scaled.level * factor, plain.level, 1e-9);
    close(scaled.loss, plain.loss, 1e-9);
  }
  const perfect = levelledQlike(targets, targets, whole(400), 10);
  close(perfect.level, 1, 1e-12);
  close(perfect.loss, 0, 1e-12);
});
