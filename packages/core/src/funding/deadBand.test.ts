import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { deadBand } from "./deadBand.ts";

const premium = fc.double({ min: -1, max: 1, noNaN: true });
const width = fc.double({ min: 0, max: 0.1, noNaN: true });

test("inside the band nothing is left", () => {
  assert.equal(deadBand(0.0001, 0.0002), 0);
  assert.equal(deadBand(-0.0002, 0.0002), 0);
  assert.equal(deadBand(0.0002, 0.0002), 0);
});

test("outside the band the excess is left", () => {
  assert.equal(deadBand(0.75, 0.25), 0.5);
  assert.equal(deadBand(-0.75, 0.25), -0.5);
});

test("odd, never larger than the premium, never of the other sign", () => {
  fc.assert(
    fc.property(premium, width, (p, w) => {
      const left = deadBand(p, w);
      assert.equal(deadBand(-p, w) + left, 0);
      assert.ok(Math.abs(left) <= Math.abs(p));
      assert.ok(left === 0 || Math.sign(left) === Math.sign(p));
    }),
  );
});

test("continuous: a small move of the premium is at most as large a move of the rest", () => {
  fc.assert(
    fc.property(premium, premium, width, (a, b, w) => {
      assert.ok(Math.abs(deadBand(a, w) - deadBand(b, w)) <= Math.abs(a - b) + 1e-15);
    }),
  );
});
