import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hypot as across } from "./hypot.ts";

function hypot(a: number, b: number): number {
  const sides = { a, b, hypotenuse: Number.NaN };
  across(sides);
  return sides.hypotenuse;
}

test("known sides", () => {
  assert.equal(hypot(3, 4), 5);
  assert.equal(hypot(0, 0), 0);
  assert.equal(hypot(-5, 0), 5);
  assert.equal(hypot(0, -0.25), 0.25);
});

test("the engine's own hypot, bit for bit", () => {
  const side = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(side, side, (a, b) => Object.is(hypot(a, b), Math.hypot(a, b))),
    { numRuns: 20_000 },
  );
});
