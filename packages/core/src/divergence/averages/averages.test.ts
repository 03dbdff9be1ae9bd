import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { startAverage, updateAverage } from "../../math/average.ts";
import { close, refusal } from "../../math/seeded.testing.ts";
import { addUnbiased, ema, weightOfSpan } from "./ema.ts";
import { addLinear, createLinearAverage, linearAverageOf } from "./linearAverage.ts";
import { addToWindow, createLinearWindow, linearWindowAverage } from "./linearWindow.ts";
import { addLevel, createTimeWindow, timeAverage } from "./timeWindow.ts";

const value = fc.double({ min: -1, max: 1, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 80 });

/** The definition: rank times sample over the sum of ranks. */
const linear = (samples: readonly number[]) =>
  samples.reduce((sum, x, i) => sum + (i + 1) * x, 0) / ((samples.length * (samples.length + 1)) / 2);

test("the linear average of a period is its definition", () => {
  assert.equal(linearAverageOf(createLinearAverage()), null);
  fc.assert(
    fc.property(values, (samples) => {
      const average = createLinearAverage();
      for (const x of samples) addLinear(average, x);
      close(linearAverageOf(average) ?? 9, linear(samples), 1e-12);
    }),
  );
});

test("published: four premia, and one that comes last", () => {
  const of = (samples: readonly number[]) => {
    const average = createLinearAverage();
    for (const x of samples) addLinear(average, x);
    return linearAverageOf(average) ?? 9;
  };
  close(of([1e-4, 2e-4, 3e-4, 4e-4]), 3e-4, 1e-18);
  close(of([0, 0, 0, 1e-3]), 4e-4, 1e-18);
});

test("the rolling window weighs its last samples linearly, however long it runs", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 12 }), (samples, length) => {
      const window = createLinearWindow(length);
      assert.equal(linearWindowAverage(window), null);
      for (const [i, x] of samples.entries()) {
        addToWindow(window, x);
        close(linearWindowAverage(window) ?? 9, linear(samples.slice(Math.max(0, i + 1 - length), i + 1)), 1e-12);
      }
    }),
  );
  assert.throws(() => createLinearWindow(0), refusal("MATH_DOMAIN", "length"));
  assert.throws(() => createLinearWindow(1.5), refusal("MATH_DOMAIN", "length"));
});

test("a million samples leave no rounding behind", () => {
  const window = createLinearWindow(480);
  for (let i = 0; i < 1_000_000; i++) addToWindow(window, 1e6);
  for (let i = 0; i < 960; i++) addToWindow(window, 1e-4);
  close((linearWindowAverage(window) ?? 0) / 1e-4, 1, 1e-9);
});

/** The definition: integral of the step function over the part of the window that has a level. */
function twap(changes: readonly (readonly [at: number, level: number])[], now: number, millis: number) {
  const start = Math.max(now - millis, changes[0]?.[0] ?? now);
  let area = 0;
  for (const [i, [at, level]] of changes.entries()) {
    const until = changes[i + 1]?.[0] ?? now;
    area += level * Math.max(0, until - Math.max(at, start));
  }
  return { average: area / (now - start), covered: now - start };
}

const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), value), { minLength: 1, maxLength: 60 }).map((steps) => {
  let at = 1_000;
  return steps.map(([wait, level]): [number, number] => {
    at += wait;
    return [at, level];
  });
});

test("the time-weighted average is its definition, at every moment", () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 3_000 }), (list, millis, later) => {
      const window = createTimeWindow(millis, 64);
      assert.equal(timeAverage(window, 0), null);
      for (const [i, [at, level]] of list.entries()) {
        addLevel(window, level, at);
        const next = list[i + 1]?.[0] ?? at + later;
        const now = i + 1 < list.length ? Math.floor((at + next) / 2) : next;
        if (now === at) continue;
        const want = twap(list.slice(0, i + 1), now, millis);
        const got = timeAverage(window, now);
        close(got?.average ?? 9, want.average, 1e-9);
        assert.equal(got?.coveredMillis, want.covered);
      }
    }),
  );
});

test("reading changes nothing, and repeating a level changes no average", () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 10, max: 2_000 }), (list, millis) => {
      const [once, often] = [createTimeWindow(millis, 128), createTimeWindow(millis, 128)];
      for (const [at, level] of list) {
        addLevel(once, level, at);
        addLevel(often, level, at);
        timeAverage(often, at + 10_000);
      }
      const [at, level] = list.at(-1) ?? [0, 0];
      addLevel(often, level, at + 3);
      close(timeAverage(often, at + 7)?.average ?? 9, timeAverage(once, at + 7)?.average ?? 0, 1e-9);
    }),
  );
});

test("at the first moment the level itself is the average, of no time", () => {
  const window = createTimeWindow(1_000, 4);
  addLevel(window, 0.5, 100);
  assert.deepEqual(timeAverage(window, 100), { average: 0.5, coveredMillis: 0 });
  addLevel(window, 0.7, 100);
  assert.deepEqual(timeAverage(window, 100), { average: 0.7, coveredMillis: 0 }, "replaced at the same moment");
  assert.deepEqual(timeAverage(window, 5_000), { average: 0.7, coveredMillis: 1_000 }, "a level that holds for the whole window");
});

test("a window that is too small for the changes shows it in the time covered", () => {
  const window = createTimeWindow(1_000, 3);
  for (let i = 0; i < 10; i++) addLevel(window, i, 100 * i);
  assert.deepEqual(timeAverage(window, 1_000), { average: 8, coveredMillis: 300 });
});

test("time that runs backwards and windows that are none are refused", () => {
  const window = createTimeWindow(1_000, 4);
  addLevel(window, 1, 100);
  assert.throws(() => addLevel(window, 1, 99), refusal("MATH_DOMAIN", "at"));
  assert.throws(() => addLevel(window, 1, Number.NaN), refusal("MATH_DOMAIN", "at"));
  assert.throws(() => createTimeWindow(0, 4), refusal("MATH_DOMAIN", "millis"));
  assert.throws(() => createTimeWindow(1, 1), refusal("MATH_DOMAIN", "capacity"));
});

const paths = fc.constantFrom("previous" as const, "linear" as const, "next" as const);
const minutes = fc.double({ min: 0.01, max: 100, noNaN: true });

test("an exponential average stays between what it was and what it saw", () => {
  fc.assert(
    fc.property(value, value, value, minutes, minutes, paths, (average, older, newer, elapsed, halfLife, path) => {
      const next = ema(average, older, newer, elapsed, halfLife, path);
      assert.ok(next >= Math.min(average, older, newer) - 1e-12 && next <= Math.max(average, older, newer) + 1e-12);
      assert.equal(ema(average, older, newer, 0, halfLife, path), average);
    }),
  );
});

test("splitting an interval by a point on its path changes nothing", () => {
  fc.assert(
    fc.property(value, value, value, minutes, minutes, paths, (average, older, newer, elapsed, halfLife, path) => {
      const middle = path === "previous" ? older : path === "next" ? newer : (older + newer) / 2;
      const half = ema(average, older, middle, elapsed / 2, halfLife, path);
      close(ema(half, middle, newer, elapsed / 2, halfLife, path), ema(average, older, newer, elapsed, halfLife, path), 1e-9);
    }),
  );
});

test("holding the previous value is the average of the core's step", () => {
  fc.assert(
    fc.property(value, value, minutes, minutes, (older, newer, elapsed, halfLife) => {
      const state = updateAverage({ ...startAverage(older, 0), average: 0.3 }, newer, elapsed, halfLife);
      close(ema(0.3, older, newer, elapsed, halfLife, "previous"), state.average, 1e-12);
    }),
  );
});

test("on a trend the paths lag by the known times", () => {
  const lag = (path: "previous" | "linear" | "next") => {
    let average = 0;
    for (let t = 1; t <= 10_000; t++) average = ema(average, t - 1, t, 1, 20, path);
    return 10_000 - average;
  };
  const memory = 20 / Math.LN2;
  close(lag("linear"), memory, 1e-6);
  // A held value is half a sample behind the line, to first order; a jump half a sample ahead.
  close(lag("previous"), memory + 0.5, 0.01);
  close(lag("next"), memory - 0.5, 0.01);
});

test("half a half-life, by hand", () => {
  close(ema(0, 0, 1, 60, 60, "next"), 0.5, 1e-15);
  close(ema(0, 0, 1, 60, 60, "previous"), 0, 1e-15);
  close(ema(0, 0, 1, 60, 60, "linear"), 1 - 0.5 / Math.LN2, 1e-12);
});

test("the charting convention", () => {
  close(weightOfSpan(30), 2 / 31, 1e-15);
  assert.equal(weightOfSpan(1), 1);
});

test("an average that starts from nothing weighs its first samples evenly", () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (samples, newest) => {
      const state = { sum: 0, weight: 0 };
      const kept = 1 - newest;
      samples.forEach((x, i) => {
        const average = addUnbiased(state, x, newest);
        const weights = samples.slice(0, i + 1).map((_, k) => kept ** (i - k));
        const total = weights.reduce((sum, w) => sum + w, 0);
        close(average, samples.slice(0, i + 1).reduce((sum, s, k) => sum + s * (weights[k] ?? 0), 0) / total, 1e-9);
      });
    }),
  );
});
