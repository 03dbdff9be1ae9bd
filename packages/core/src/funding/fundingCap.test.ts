import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fundingCap } from "./fundingCap.ts";

test("the default cap is 1.25 % per eight hours", () => {
  const cap = fundingCap(0.5, 0.05, 0.025, 28_800);
  assert.ok(Math.abs(cap * 28_800 - 0.0125) < 1e-15);
  assert.ok(Math.abs(cap - 4.340_277e-7) < 1e-12);
});

test("a position at the floor of initial margin survives the horizon at the cap", () => {
  const margin = fc.double({ min: 0.011, max: 1, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(margin, share, share, fc.integer({ min: 60, max: 864_000 }), (initialFloor, part, phi, horizon) => {
      const maintenance = initialFloor * part;
      const paid = fundingCap(phi, initialFloor, maintenance, horizon) * horizon;
      assert.ok(initialFloor - paid >= maintenance - 1e-15);
    }),
  );
});

test("no buffer means no funding", () => {
  assert.equal(fundingCap(0.5, 0.05, 0.05, 28_800), 0);
});
