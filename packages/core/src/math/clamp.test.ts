import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clamp } from "./clamp.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test("inside stays, outside goes to the nearer end", () => {
  assert.equal(clamp(0.3, -1, 1), 0.3);
  assert.equal(clamp(1.2, -1, 1), 1);
  assert.equal(clamp(-7, -1, 1), -1);
});

test("the result lies in the interval, and a second clamp changes nothing", () => {
  fc.assert(
    fc.property(finite, finite, finite, (value, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const held = clamp(value, low, high);
      assert.ok(held >= low && held <= high);
      assert.equal(clamp(held, low, high), held);
      if (value >= low && value <= high) assert.equal(held, value);
    }),
  );
});
