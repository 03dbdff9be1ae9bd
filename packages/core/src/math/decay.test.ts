import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decay } from "./decay.ts";

const time = fc.double({ min: 0, max: 1e6, noNaN: true });
const halfLife = fc.double({ min: 1, max: 1e9, noNaN: true });

test("halves every half-life", () => {
  assert.equal(decay(60_000, 60_000), 0.5);
  assert.ok(Math.abs(decay(180_000, 60_000) - 0.125) < 1e-15);
  assert.equal(decay(0, 60_000), 1);
});

test("two waits decay as their sum, and a longer wait leaves less", () => {
  fc.assert(
    fc.property(time, time, halfLife, (a, b, h) => {
      const [whole, parts] = [decay(a + b, h), decay(a, h) * decay(b, h)];
      assert.ok(Math.abs(whole - parts) <= 1e-9 * parts + 1e-300);
      assert.ok(decay(a + b, h) <= decay(a, h));
      assert.ok(whole >= 0 && whole <= 1);
    }),
  );
});

test("an infinite half-life keeps everything, and time that went back adds nothing", () => {
  assert.equal(decay(1e12, Infinity), 1);
  assert.equal(decay(-5, 60), 1);
});
