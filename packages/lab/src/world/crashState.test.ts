import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { crashState } from "./crashState.ts";

const crash = {
  startSeconds: 100,
  fallSeconds: 240,
  depth: -0.09,
  permanentShare: 0.1,
  recoveryTimeSeconds: 420,
  stressHalfLifeSeconds: 360,
};

test("nothing before the start or without a crash; the whole depth and full stress at the trough", () => {
  assert.deepEqual(crashState(crash, 100), { shift: 0, stress: 0 });
  assert.deepEqual(crashState(null, 1e6), { shift: 0, stress: 0 });
  assert.deepEqual(crashState(crash, 340), { shift: -0.09, stress: 1 });
});

test("25 minutes after the trough about an eighth of the fall is left, and stress is a sixteenth or less", () => {
  const { shift, stress } = crashState(crash, 340 + 1500);
  assert.ok(shift < -0.009 && shift > -0.0125, String(shift));
  assert.ok(stress < 1 / 16);
});

test("the price falls, then recovers, monotonically and without a gap", () => {
  fc.assert(
    fc.property(fc.double({ min: 100, max: 4000, noNaN: true }), (t) => {
      const before = crashState(crash, t);
      const after = crashState(crash, t + 1);
      if (t + 1 <= 340) assert.ok(after.shift <= before.shift);
      if (t >= 340) assert.ok(after.shift >= before.shift);
      assert.ok(Math.abs(after.shift - before.shift) < 0.0006);
      assert.ok(after.stress >= 0 && after.stress <= 1);
    }),
  );
});
