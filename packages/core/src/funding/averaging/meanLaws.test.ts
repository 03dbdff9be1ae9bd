import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gapAverage, type TimedSample } from "./gapAverage.ts";
import { linearMean, plainMean } from "./sampleMeans.ts";
import { trailingStart } from "./trailingStart.ts";

const value = fc.double({ min: -0.05, max: 0.05, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 40 });
const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), value), { minLength: 1, maxLength: 30 });

function timed(list: readonly (readonly [number, number])[]): TimedSample[] {
  let at = 0;
  return list.map(([gap, x]) => {
    at += gap;
    return { at, value: x };
  });
}

const close = (got: number | null, expected: number | null): void => {
  assert.ok(got !== null && expected !== null);
  assert.ok(Math.abs(got - expected) <= 1e-15 + 1e-12 * Math.abs(expected), `${got} against ${expected}`);
};

test("exponential: each step keeps half after a half-life, and nothing of a gap that is too long", () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 3_600 }), fc.integer({ min: 1, max: 60 }), (list, halfLife, longest) => {
      const samples = timed(list);
      let expected = samples[0]?.value ?? 0;
      for (const [i, { at, value: x }] of samples.entries()) {
        const before = samples[i - 1];
        if (!before) continue;
        const gap = (at - before.at) / 1_000;
        if (gap <= longest) expected = x + (expected - x) * 2 ** (-gap / halfLife);
      }
      close(gapAverage(samples, halfLife, longest), expected);
    }),
  );
});

test("exponential: shifting and scaling the samples shifts and scales the average, and time has no origin", () => {
  fc.assert(
    fc.property(
      steps,
      value,
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.integer({ min: 0, max: 1e9 }),
      (list, shift, factor, later) => {
        const samples = timed(list);
        const average = gapAverage(samples, 120, 30) ?? Number.NaN;
        const moved = samples.map((sample) => ({ at: sample.at + later, value: factor * sample.value + shift }));
        assert.ok(Math.abs((gapAverage(moved, 120, 30) ?? Number.NaN) - (factor * average + shift)) < 1e-13);
      },
    ),
  );
});

test("exponential: a level that is repeated in between changes nothing but is seen", () => {
  fc.assert(
    fc.property(
      value,
      value,
      fc.integer({ min: 2, max: 20_000 }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      (start, level, gap, share) => {
        const middle = Math.max(1, Math.round(gap * share));
        const once = gapAverage(
          [
            { at: 0, value: start },
            { at: gap, value: level },
          ],
          60,
          30,
        );
        const twice = gapAverage(
          [
            { at: 0, value: start },
            { at: middle, value: level },
            { at: gap, value: level },
          ],
          60,
          30,
        );
        close(twice, once);
      },
    ),
  );
});

test("linear: weights 1 to n, so the newest counts n times the oldest and all of them n (n + 1) / 2", () => {
  fc.assert(
    fc.property(values, value, (list, change) => {
      const mean = linearMean(list) ?? Number.NaN;
      const weights = (list.length * (list.length + 1)) / 2;
      const withNewest = linearMean([...list.slice(0, -1), (list.at(-1) ?? 0) + change]) ?? Number.NaN;
      assert.ok(Math.abs(withNewest - mean - (change * list.length) / weights) < 1e-15);
      const withOldest = linearMean([(list[0] ?? 0) + change, ...list.slice(1)]) ?? Number.NaN;
      assert.ok(Math.abs(withOldest - mean - change / weights) < 1e-15);
    }),
  );
});

test("linear: the mean of a list and of the same list backwards add up to twice the plain mean", () => {
  fc.assert(
    fc.property(values, (list) => {
      const both = (linearMean(list) ?? 0) + (linearMean(list.toReversed()) ?? 0);
      assert.ok(Math.abs(both - 2 * (plainMean(list, 0) ?? 0)) < 1e-15);
    }),
  );
});

test("plain: the order does not matter, and missing samples pull towards zero by their number", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 80 }), (list, expected) => {
      const mean = plainMean(list, 0) ?? Number.NaN;
      assert.ok(Math.abs((plainMean(list.toReversed(), 0) ?? Number.NaN) - mean) < 1e-16);
      const padded = plainMean(list, expected) ?? Number.NaN;
      assert.ok(Math.abs(padded - (mean * list.length) / Math.max(list.length, expected)) < 1e-16);
      assert.ok(Math.abs(padded) <= Math.abs(mean) + 1e-17);
    }),
  );
  assert.equal(plainMean([], 0), null);
  assert.equal(plainMean([], 5), 0);
});

test("trailing: a window that moves on by one sample drops one and takes one", () => {
  const minutes = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 1_440 }), fc.integer({ min: 1, max: 60 }), (now, window, spacing) => {
      const start = trailingStart(now, window, spacing);
      assert.equal(trailingStart(now + spacing, window, spacing) - start, spacing);
      assert.equal(now - start + spacing, window);
    }),
  );
});
