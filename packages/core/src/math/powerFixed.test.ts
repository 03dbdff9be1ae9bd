import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { powerFixed } from "./powerFixed.ts";

const RAY = 10n ** 27n;

test("small powers round half up", () => {
  assert.equal(powerFixed(15n, 2n, 10n), 23n);
  assert.equal(powerFixed(15n, 1n, 10n), 15n);
  assert.equal(powerFixed(15n, 0n, 10n), 10n);
  assert.equal(powerFixed(0n, 0n, 10n), 10n);
  assert.equal(powerFixed(0n, 5n, 10n), 0n);
});

test("one per cent an hour, written per second, comes back as one per cent", () => {
  assert.ok(Math.abs(Number(powerFixed(999_997_208_243_937_652_252_849_536n, 3_600n, RAY)) / 1e27 - 0.99) < 1e-9);
});

test("agrees with floating point and grows with the exponent", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 100_000 }), (excess, exponent) => {
      const base = RAY + BigInt(excess) * 10n ** 18n;
      const exact = (1 + excess * 1e-9) ** exponent;
      const power = powerFixed(base, BigInt(exponent), RAY);
      assert.ok(Math.abs(Number(power) / 1e27 / exact - 1) < 1e-9);
      assert.ok(powerFixed(base, BigInt(exponent + 1), RAY) >= power);
    }),
  );
});
