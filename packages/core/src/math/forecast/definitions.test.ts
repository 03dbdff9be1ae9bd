import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, sample, uniforms } from "../seeded.testing.ts";
import { dieboldMariano } from "./dieboldMariano.ts";
import { longRunVariance } from "./longRunVariance.ts";
import { modelConfidenceSet } from "./modelConfidenceSet.ts";

/** The estimator as Newey and West write it: weighted autocovariances over all pairs. */
function asDefined(values: Float64Array, lags: number): number {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const weight = Math.max(0, 1 - Math.abs(i - j) / (lags + 1));
      total += (weight * ((values[i] ?? 0) - mean) * ((values[j] ?? 0) - mean)) / n;
    }
  }
  return total;
}

test("the long-run variance is the double sum with triangular weights", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 0, max: 80 }), fc.nat(100_000), (n, lags, seed) => {
      const values = sample(n, normals(seed));
      // The definition counts no lag beyond the series either.
      close(longRunVariance(values, lags), asDefined(values, lags), 1e-9);
    }),
    { numRuns: 60 },
  );
});

test("scale enters squared, a shift not at all, and time may run either way", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 80 }), fc.integer({ min: 0, max: 20 }), fc.nat(100_000), (n, lags, seed) => {
      const values = sample(n, normals(seed));
      const found = longRunVariance(values, lags);
      close(
        longRunVariance(
          values.map((x) => 3 * x - 7),
          lags,
        ),
        9 * found,
        1e-8,
      );
      close(longRunVariance(values.toReversed(), lags), found, 1e-9);
    }),
  );
});

test("the statistic of Diebold and Mariano is free of the unit of loss", () => {
  const [a, b] = [sample(200, normals(1)), sample(200, normals(2))];
  const plain = dieboldMariano(a, b, 3, 24);
  const scaled = dieboldMariano(
    a.map((x) => 50 * x),
    b.map((x) => 50 * x),
    3,
    24,
  );
  close(scaled?.statistic ?? 0, plain?.statistic ?? 1, 1e-9);
  close(scaled?.meanDifference ?? 0, 50 * (plain?.meanDifference ?? 0), 1e-9);
});

/** Resampled means by copying block after block, as one would do by hand. */
function byHand(series: Float64Array, blockLength: number, resamples: number, draws: Float64Array): Float64Array {
  const n = series.length;
  const blocks = Math.ceil(n / blockLength);
  return Float64Array.from({ length: resamples }, (_, b) => {
    const copied: number[] = [];
    for (let k = 0; k < blocks; k++) {
      const from = Math.floor((draws[b * blocks + k] ?? 0) * n);
      for (let i = 0; i < blockLength; i++) copied.push(series[(from + i) % n] ?? 0);
    }
    return copied.slice(0, n).reduce((sum, x) => sum + x, 0) / n;
  });
}

/** T_max of the first round, from the copied samples. */
function firstRound(series: readonly Float64Array[], blockLength: number, resamples: number, draws: Float64Array) {
  const means = series.map((values) => values.reduce((sum, x) => sum + x, 0) / values.length);
  const boots = series.map((values) => byHand(values, blockLength, resamples, draws));
  const average = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const gaps = means.map((mean) => mean - average(means));
  const bootGaps = boots.map((boot) => boot.map((mean, b) => mean - average(boots.map((other) => other[b] ?? 0))));
  const deviations = bootGaps.map((values, m) => Math.sqrt(average([...values].map((x) => (x - (gaps[m] ?? 0)) ** 2))));
  const statistics = gaps.map((gap, m) => gap / (deviations[m] ?? 1));
  const statistic = Math.max(...statistics);
  let beyond = 0;
  for (let b = 0; b < resamples; b++) {
    const largest = Math.max(...bootGaps.map((values, m) => ((values[b] ?? 0) - (gaps[m] ?? 0)) / (deviations[m] ?? 1)));
    if (largest >= statistic) beyond++;
  }
  return { worst: statistics.indexOf(statistic), pValue: beyond / resamples };
}

test("the confidence set's first elimination is the one by hand, for blocks that divide the sample and that do not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 1, max: 9 }), fc.nat(100_000), (n, blockLength, seed) => {
      const normal = normals(seed);
      const series = [0, 0.3, 0.6].map((mean) => sample(n, normal).map((z) => mean + z));
      const resamples = 50;
      const draws = sample(resamples * Math.ceil(n / blockLength), uniforms(seed + 1));
      const set = modelConfidenceSet(Object.fromEntries(series.map((values, m) => [`m${m}`, values])), { blockLength, resamples, draws });
      const { worst, pValue } = firstRound(series, blockLength, resamples, draws);
      assert.equal(set.at(-1)?.model, `m${worst}`);
      close(set.at(-1)?.pValue ?? 9, pValue, 1e-12);
    }),
    { numRuns: 40 },
  );
});
