import assert from "node:assert/strict";
import { test } from "node:test";
import { fitHalfLife } from "./fitHalfLife.ts";
import { BIN_MILLIS } from "./fiveMinuteMeans.ts";
import { autoregression, normals } from "./testing/autoregression.ts";

function binsOf(values: readonly number[], weights: readonly number[] = values.map(() => 300)) {
  return {
    starts: Float64Array.from(values, (_, at) => at * BIN_MILLIS),
    values: Float64Array.from(values),
    weights: Float64Array.from(weights),
  };
}

function near(actual: number | undefined, expected: number, tolerance: number): void {
  assert.ok(actual !== undefined && Math.abs(actual / expected - 1) < tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

for (const halfLife of [2, 4, 8]) {
  test(`finds the half-life of an AR(1): ${5 * halfLife} minutes`, () => {
    const fit = fitHalfLife(binsOf(autoregression(20_000, halfLife, 3)));
    near(fit?.halfLifeSeconds, halfLife * 300, 0.15);
    assert.ok((fit?.noiseShare ?? 1) < 0.05);
  });
}

test("noise on top changes the noise share, not the half-life", () => {
  const normal = normals(11);
  const values = autoregression(20_000, 6, 5).map((value) => value + normal());
  const fit = fitHalfLife(binsOf(values));
  near(fit?.halfLifeSeconds, 1800, 0.2);
  near(fit?.noiseShare, 0.5, 0.2);
});

test("a fast and a slow part are told apart", () => {
  const [fast, slow] = [autoregression(40_000, 1, 7), autoregression(40_000, 20, 9)];
  const fit = fitHalfLife(binsOf(fast.map((value, at) => value + (slow[at] ?? 0))));
  assert.ok(fit !== null && fit.fastSeconds < 900 && fit.slowSeconds > 3000);
  assert.ok(fit.fastSeconds <= fit.halfLifeSeconds && fit.halfLifeSeconds <= fit.slowSeconds);
});

test("undefined below 24 bins, defined from there on", () => {
  const wave = Array.from({ length: 24 }, (_, at) => (at % 8 < 4 ? 1 : -1));
  assert.equal(fitHalfLife(binsOf([])), null);
  assert.equal(fitHalfLife(binsOf(wave.slice(0, 23))), null);
  assert.notEqual(fitHalfLife(binsOf(wave)), null);
});

test("undefined without variance", () => {
  assert.equal(fitHalfLife(binsOf(Array<number>(100).fill(0))), null);
  assert.equal(fitHalfLife(binsOf(Array<number>(100).fill(0.1))), null);
});

test("undefined for noise and for a series that alternates", () => {
  const normal = normals(17);
  assert.equal(fitHalfLife(binsOf(Array.from({ length: 500 }, () => normal()))), null);
  assert.equal(fitHalfLife(binsOf(Array.from({ length: 500 }, (_, at) => (at % 2 === 0 ? 1 : -1)))), null);
});

test("undefined when the decay is slower than the run can show", () => {
  assert.equal(fitHalfLife(binsOf(Array.from({ length: 400 }, (_, at) => (at < 200 ? 1 : -1)))), null);
});

test("a trend looks like decay, but never slower than a quarter of the run", () => {
  for (const length of [30, 100, 400]) {
    const fit = fitHalfLife(binsOf(Array.from({ length }, (_, at) => at)));
    assert.ok(fit === null || fit.halfLifeSeconds < (length * 300) / 4);
  }
});

test("bins that are less than half covered are left out", () => {
  const values = autoregression(5000, 4, 13);
  const spoiled = values.map((value, at) => (at % 50 === 0 ? 1000 : value));
  const weights = values.map((_, at) => (at % 50 === 0 ? 149 : 300));
  near(fitHalfLife(binsOf(spoiled, weights))?.halfLifeSeconds, 1200, 0.3);
  assert.equal(
    fitHalfLife(
      binsOf(
        values,
        values.map(() => 149),
      ),
    ),
    null,
  );
});

test("a gap gives fewer pairs but no false ones", () => {
  const values = autoregression(20_000, 4, 19);
  const bins = binsOf(values);
  const starts = bins.starts.map((start, at) => (at < 10_000 ? start : start + 500 * BIN_MILLIS));
  near(fitHalfLife({ ...bins, starts })?.halfLifeSeconds, fitHalfLife(bins)?.halfLifeSeconds ?? 0, 0.05);
});

test("scale and sign of the series do not matter", () => {
  const values = autoregression(2000, 4, 23);
  const [plain, scaled] = [fitHalfLife(binsOf(values)), fitHalfLife(binsOf(values.map((value) => -1024 * value)))];
  near(scaled?.halfLifeSeconds, plain?.halfLifeSeconds ?? 0, 1e-6);
});
