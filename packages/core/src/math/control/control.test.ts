import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, normals, refusal } from "../seeded.testing.ts";
import { feedbackLoop } from "./feedbackLoop.ts";
import { halfLifeSteps } from "./halfLifeSteps.ts";
import { halfLifeTime } from "./halfLifeTime.ts";
import { largestStableGain } from "./largestStableGain.ts";
import { zieglerNichols } from "./zieglerNichols.ts";

/** Largest |x| over the last tenth of a delayed loop that starts at 1. */
function endOf(gain: number, delay: number, steps: number): number {
  const x = [1];
  for (let t = 0; t < steps; t++) x.push((x[t] ?? 0) - gain * (x[t - delay] ?? 0));
  return Math.max(...x.slice(-steps / 10).map(Math.abs));
}

test("the half-life halves", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), (phi) => {
      const steps = halfLifeSteps(phi);
      assert.ok(steps !== null);
      close(phi ** steps, 0.5, 1e-9);
    }),
  );
  assert.equal(halfLifeSteps(0.5), 1);
  assert.equal(halfLifeSteps(0), 0);
  assert.equal(halfLifeSteps(1), null);
  assert.equal(halfLifeSteps(-0.5), null);
  assert.equal(halfLifeSteps(Number.NaN), null);
});

test("a continuous reversion halves in its half-life, and its samples do in as many steps", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 100, noNaN: true }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (rate, step) => {
      const time = halfLifeTime(rate);
      assert.ok(time !== null);
      close(Math.exp(-rate * time), 0.5, 1e-12);
      const phi = Math.exp(-rate * step);
      if (phi > 1e-9 && phi < 1 - 1e-6) close(((halfLifeSteps(phi) ?? 0) * step) / time, 1, 1e-8);
    }),
  );
  assert.equal(halfLifeTime(0), null);
  assert.equal(halfLifeTime(-1), null);
  assert.equal(halfLifeTime(Number.NaN), null);
});

test("the simulated loop has the stated deviation in the long run", () => {
  for (const gain of [0.05, 0.5, 1, 1.5]) {
    const normal = normals(9);
    let [x, squares] = [0, 0];
    const n = 200_000;
    for (let t = 0; t < n; t++) {
      x = (1 - gain) * x + 1e-4 * normal();
      squares += (x * x) / n;
    }
    close(Math.sqrt(squares) / (feedbackLoop(gain, 1e-4).stationaryDeviation ?? 0), 1, 0.02);
  }
});

test("stable inside (0, 2), monotone to 1, a half-life only without swings", () => {
  assert.deepEqual(feedbackLoop(0.5, 1e-4), {
    stable: true,
    monotone: true,
    halfLifeSteps: 1,
    stationaryDeviation: 1e-4 / Math.sqrt(0.75),
  });
  assert.deepEqual(feedbackLoop(1.5, 1e-4).halfLifeSteps, null);
  assert.equal(feedbackLoop(1.5, 1e-4).monotone, false);
  for (const gain of [-0.1, 0, 2, 2.1]) {
    const loop = feedbackLoop(gain, 1e-4);
    assert.deepEqual([loop.stable, loop.stationaryDeviation], [false, null]);
  }
});

test("without a delay the limit is 2, with one step it is 1, and it falls like pi / (2 delay + 1)", () => {
  close(largestStableGain(0), 2, 1e-15);
  close(largestStableGain(1), 1, 1e-12);
  close(largestStableGain(50) / (Math.PI / 101), 1, 1e-3);
  assert.throws(() => largestStableGain(-1), refusal("MATH_DOMAIN", "delay"));
  assert.throws(() => largestStableGain(0.5), refusal("MATH_DOMAIN", "delay"));
});

test("the simulated loop settles just below the limit and grows just above it", () => {
  for (const delay of [0, 1, 2, 3, 6, 12]) {
    const limit = largestStableGain(delay);
    assert.ok(endOf(0.97 * limit, delay, 4_000) < 0.1, `delay ${delay}`);
    assert.ok(endOf(1.03 * limit, delay, 4_000) > 10, `delay ${delay}`);
  }
});

test("the textbook gains", () => {
  const pi = zieglerNichols("PI", 2, 8);
  close(pi.proportional, 0.9, 1e-12);
  close(pi.integralTime, 8 / 1.2, 1e-12);
  close(pi.integral, 0.135, 1e-12);
  assert.equal(pi.derivativeTime, 0);
  const pid = zieglerNichols("PID", 2, 8);
  assert.deepEqual([pid.proportional, pid.integralTime, pid.derivativeTime], [1.2, 4, 1]);
});

test("gains scale with the ultimate gain, times with the period", () => {
  fc.assert(
    fc.property(fc.constantFrom("PI" as const, "PID" as const), fc.double({ min: 0.1, max: 9, noNaN: true }), (kind, factor) => {
      const [one, other] = [zieglerNichols(kind, 1, 1), zieglerNichols(kind, factor, factor)];
      close(other.proportional, factor * one.proportional, 1e-12);
      close(other.integralTime, factor * one.integralTime, 1e-12);
      close(other.derivativeTime, factor * one.derivativeTime, 1e-12);
      close(other.integral, one.integral, 1e-12);
    }),
  );
});
