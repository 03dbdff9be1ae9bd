import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normalCdf } from "./normal.ts";

const x = fc.double({ min: -40, max: 40, noNaN: true });

test("agrees with tabulated values to 1e-14", () => {
  const table: readonly (readonly [number, number])[] = [
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [1.96, 0.9750021048517795],
    [3, 0.9986501019683699],
    [-1, 0.15865525393145707],
    [-5, 2.866515718791939e-7],
  ];
  for (const [at, expected] of table) assert.ok(Math.abs(normalCdf(at) - expected) < 1e-14, `${at}: ${normalCdf(at)}`);
});

test("the far tail keeps its relative accuracy", () => {
  assert.ok(Math.abs(normalCdf(-7) / 1.279812543885835e-12 - 1) < 1e-6);
  assert.ok(Math.abs(normalCdf(-8) / 6.220960574271786e-16 - 1) < 1e-6);
  assert.ok(Math.abs(normalCdf(-10) / 7.619853024160527e-24 - 1) < 1e-6);
  assert.equal(normalCdf(-38), 0);
  assert.equal(normalCdf(38), 1);
});

test("symmetric, between 0 and 1, never falling", () => {
  fc.assert(
    fc.property(x, x, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(normalCdf(low) <= normalCdf(high) + 1e-15);
      assert.ok(Math.abs(normalCdf(a) + normalCdf(-a) - 1) < 1e-14);
      assert.ok(normalCdf(a) >= 0 && normalCdf(a) <= 1);
    }),
  );
});

test("its slope is the normal density", () => {
  fc.assert(
    fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (at) => {
      const h = 1e-5;
      const slope = (normalCdf(at + h) - normalCdf(at - h)) / (2 * h);
      assert.ok(Math.abs(slope - Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI)) < 1e-9);
    }),
  );
});
