import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { startAverage, updateAverage } from "./average.ts";

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const halfLife = fc.double({ min: 1, max: 1e7, noNaN: true });
const steps = fc.array(fc.tuple(value, fc.integer({ min: 0, max: 600_000 })), { minLength: 1, maxLength: 20 });

const near = (a: number, b: number, scale = 1e6) => assert.ok(Math.abs(a - b) <= 1e-10 * scale, `${a} is not ${b}`);

test("starts at the first value, with the second not counted before its time", () => {
  const state = startAverage(2, 100);
  assert.deepEqual(state, { at: 100, held: 2, average: 2 });
  assert.deepEqual(updateAverage(state, 9, 100, 60), { at: 100, held: 9, average: 2 });
});

test("after one half-life half of the way to the held value is done", () => {
  assert.equal(updateAverage({ at: 0, held: 4, average: 0 }, 9, 60, 60).average, 2);
  assert.equal(updateAverage({ at: 0, held: 4, average: 0 }, 9, 120, 60).average, 3);
});

test("repeating the held value at any moments in between changes nothing", () => {
  fc.assert(
    fc.property(steps, halfLife, fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 }), (path, h, cuts) => {
      let plain = startAverage(1, 0);
      let cut = startAverage(1, 0);
      let at = 0;
      for (const [x, wait] of path) {
        for (const share of cuts.toSorted((a, b) => a - b)) cut = updateAverage(cut, cut.held, at + (wait * share) / 100, h);
        at += wait;
        plain = updateAverage(plain, x, at, h);
        cut = updateAverage(cut, x, at, h);
      }
      near(plain.average, cut.average);
      assert.equal(plain.held, cut.held);
    }),
  );
});

test("equals the integral of the held values under the exponential kernel", () => {
  fc.assert(
    fc.property(steps, halfLife, (path, h) => {
      let state = startAverage(3, 0);
      const pieces: { from: number; to: number; held: number }[] = [];
      for (const [x, wait] of path) {
        pieces.push({ from: state.at, to: state.at + wait, held: state.held });
        state = updateAverage(state, x, state.at + wait, h);
      }
      const weight = (t: number) => 2 ** (-(state.at - t) / h);
      const integral = pieces.reduce((sum, { from, to, held }) => sum + held * (weight(to) - weight(from)), 3 * weight(0));
      near(state.average, integral);
    }),
  );
});

test("stays between the lowest and the highest value told", () => {
  fc.assert(
    fc.property(steps, halfLife, (path, h) => {
      let state = startAverage(0, 0);
      for (const [x, wait] of path) state = updateAverage(state, x, state.at + wait, h);
      const told = [0, ...path.map(([x]) => x)];
      assert.ok(state.average <= Math.max(...told) + 1e-6 && state.average >= Math.min(...told) - 1e-6);
    }),
  );
});

test("a clock that went back neither ages the average nor moves its time", () => {
  const state = { at: 1_000, held: 4, average: 1 };
  assert.deepEqual(updateAverage(state, 7, 400, 60), { at: 1_000, held: 7, average: 1 });
});
