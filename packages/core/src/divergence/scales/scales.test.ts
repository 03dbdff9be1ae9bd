import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, refusal, sample } from "../../math/seeded.testing.ts";
import { fitTwoScales } from "./fitTwoScales.ts";
import { addToLags, autocovariances, breakLags, createLagSums } from "./lagSums.ts";

const LAGS = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];

/** Autocovariances that the model states. */
const stated = (noise: number, fast: number, fastHalfLife: number, slow: number, slowHalfLife: number) =>
  Float64Array.from(LAGS, (lag) => (lag === 0 ? noise : 0) + fast * 2 ** (-lag / fastHalfLife) + slow * 2 ** (-lag / slowHalfLife));

test("the covariance at each lag is that of the pairs", () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 12, max: 80 }), (seed, n) => {
      const series = sample(n, normals(seed));
      const sums = createLagSums([1, 4, 9], Infinity);
      for (const x of series) addToLags(sums, x);
      const out = new Float64Array(4);
      assert.equal(autocovariances(sums, out), n - 9);
      for (const [k, lag] of [0, 1, 4, 9].entries()) {
        const [now, then] = [series.slice(lag), series.slice(0, n - lag)];
        const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;
        const products = now.reduce((sum, x, i) => sum + x * (then[i] ?? 0), 0) / (n - lag);
        close(out[k] ?? 0, products - mean(now) * mean(then), 1e-9);
      }
    }),
  );
});

test("a shift of the level changes no covariance, a scale enters squared", () => {
  const series = sample(500, normals(2));
  const of = (change: (x: number) => number) => {
    const sums = createLagSums([1, 5], 100);
    for (const x of series) addToLags(sums, change(x));
    const out = new Float64Array(3);
    autocovariances(sums, out);
    return out;
  };
  const plain = of((x) => x);
  for (const [k, c] of of((x) => 3 * x + 20).entries()) close(c, 9 * (plain[k] ?? 0), 1e-9);
});

test("old pairs fade with the half-life of the memory", () => {
  const sums = createLagSums([1], 10);
  for (let i = 0; i < 2_000; i++) addToLags(sums, i % 2);
  // Effective number of pairs: 1 / (1 - 2^(-1/10)).
  close(autocovariances(sums, new Float64Array(2)), 1 / (1 - 2 ** -0.1), 1e-9);
  for (let i = 0; i < 400; i++) addToLags(sums, 5);
  const out = new Float64Array(2);
  autocovariances(sums, out);
  assert.ok(Math.abs(out[0] ?? 1) < 1e-9, "the old swings are forgotten");
});

test("no pair reaches across a break", () => {
  const sums = createLagSums([1, 2], Infinity);
  for (const x of [1, 2, 3]) addToLags(sums, x);
  breakLags(sums);
  for (const x of [100, 200, 300]) addToLags(sums, x);
  assert.equal(autocovariances(sums, new Float64Array(3)), 2, "one pair at lag 2 on either side");
  assert.equal(sums.sums[4], 4, "two at lag 1");
  assert.deepEqual(
    new Float64Array(3).map(() => 0),
    Float64Array.of(0, 0, 0),
  );
});

test("lags are sorted, made unique and begun at 0; others are refused", () => {
  assert.deepEqual([...createLagSums([4, 1, 4], 10).lags], [0, 1, 4]);
  assert.throws(() => createLagSums([1.5], 10), refusal("MATH_DOMAIN", "lags"));
  assert.throws(() => createLagSums([-1], 10), refusal("MATH_DOMAIN", "lags"));
  assert.throws(() => createLagSums([1], 0), refusal("MATH_DOMAIN", "memoryHalfLife"));
  const none = new Float64Array(2);
  assert.equal(autocovariances(createLagSums([1], 10), none), 0);
  assert.deepEqual([...none], [0, 0]);
});

test("stated scales are recovered from their own covariances", () => {
  const share = fc.double({ min: 0.15, max: 1, noNaN: true });
  const fastLives = fc.double({ min: 1.5, max: 5, noNaN: true });
  fc.assert(
    fc.property(share, share, share, fastLives, fc.double({ min: 12, max: 40, noNaN: true }), (noise, fast, slow, fastLife, factor) => {
      const slowLife = fastLife * factor;
      const total = noise + fast + slow;
      const fit = fitTwoScales(LAGS, stated(noise, fast, fastLife, slow, slowLife), 1_000);
      assert.ok(fit);
      close(fit.fastHalfLife / fastLife, 1, 0.02);
      close(fit.slowHalfLife / slowLife, 1, 0.02);
      close(fit.noiseShare, noise / total, 0.01);
      close(fit.fastShare, fast / total, 0.01);
      close(fit.slowShare, slow / total, 0.01);
      assert.ok(fit.residual < 1e-3);
    }),
    { numRuns: 40 },
  );
});

test("shares are never negative and sum to one, whatever the covariances", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: LAGS.length, maxLength: LAGS.length }), (raw) => {
      const fit = fitTwoScales(LAGS, Float64Array.from([1, ...raw.slice(1)]), 500);
      if (fit === null) return;
      for (const part of [fit.noiseShare, fit.fastShare, fit.slowShare]) assert.ok(part >= -1e-9 && part <= 1 + 1e-9);
      close(fit.noiseShare + fit.fastShare + fit.slowShare, 1, 1e-9);
      assert.ok(fit.fastHalfLife < fit.slowHalfLife && fit.slowHalfLife <= 500);
    }),
    { numRuns: 40 },
  );
});

test("one exponential alone is not split into two", () => {
  const fit = fitTwoScales(LAGS, stated(0, 1, 10, 0, 1), 1_000);
  assert.ok(fit && fit.residual < 1e-4);
  // Whichever names it gets, at the lags it is one decay of 10 samples.
  for (const lag of [5, 10, 20])
    close(fit.fastShare * 2 ** (-lag / fit.fastHalfLife) + fit.slowShare * 2 ** (-lag / fit.slowHalfLife), 2 ** (-lag / 10), 1e-3);
});

test("a simulated basis: noise, 2 samples, 60 samples, all within a fifth", () => {
  const normal = normals(31);
  const [a, b] = [2 ** (-1 / 2), 2 ** (-1 / 60)];
  let [fast, slow] = [0, 0];
  const sums = createLagSums(LAGS, Infinity);
  for (let t = 0; t < 200_000; t++) {
    fast = a * fast + Math.sqrt(1 - a * a) * normal();
    slow = b * slow + Math.sqrt(1 - b * b) * normal();
    addToLags(sums, 0.6 * fast + 0.7 * slow + 0.4 * normal());
  }
  const covariances = new Float64Array(LAGS.length);
  autocovariances(sums, covariances);
  const fit = fitTwoScales(LAGS, covariances, 5_000);
  assert.ok(fit);
  close(fit.fastHalfLife / 2, 1, 0.2);
  close(fit.slowHalfLife / 60, 1, 0.2);
  const total = 0.36 + 0.49 + 0.16;
  close(fit.noiseShare, 0.16 / total, 0.04);
  close(fit.fastShare, 0.36 / total, 0.04);
  close(fit.slowShare, 0.49 / total, 0.04);
});

test("one lag alone gives a half-life that belongs to neither part, and depends on the lag", () => {
  const c = stated(0.16, 0.36, 2, 0.49, 60);
  const single = (k: number) => ((LAGS[k] ?? 0) * Math.LN2) / -Math.log((c[k] ?? 1) / (c[0] ?? 1));
  const [short, long] = [single(1), single(10)];
  assert.ok(short > 1 && long > 4 * short, `${short} ${long}`);
});

test("a series that stands still, or has no memory, has no scales", () => {
  assert.equal(fitTwoScales(LAGS, new Float64Array(LAGS.length), 500), null);
  assert.equal(
    fitTwoScales(
      LAGS,
      Float64Array.from(LAGS, (lag) => (lag === 0 ? 1 : -0.1)),
      500,
    ),
    null,
  );
  assert.throws(() => fitTwoScales([0, 1, 2], new Float64Array(3), 500), refusal("MATH_DOMAIN", "lags"));
  assert.throws(() => fitTwoScales(LAGS, new Float64Array(3), 500), refusal("MATH_SHAPE", "covariances"));
  assert.throws(() => fitTwoScales(LAGS, new Float64Array(LAGS.length), 0.5), refusal("MATH_DOMAIN", "slowest"));
});
