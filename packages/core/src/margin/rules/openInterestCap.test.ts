import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type OpenInterestLimit, openInterestCap } from "./openInterestCap.ts";

const LIMIT: OpenInterestLimit = { depth: 1e6, depthMultiple: 2, vaultValue: 240e6, vaultCommitted: 0, vaultShare: 0.01, tailMove: 4 };
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

test("the tighter of the two rules sets the cap and is named", () => {
  assert.deepEqual(openInterestCap(LIMIT), { cap: 600_000, setBy: "vault" });
  assert.deepEqual(openInterestCap({ ...LIMIT, depth: 100_000 }), { cap: 200_000, setBy: "depth" });
  assert.deepEqual(openInterestCap({ ...LIMIT, vaultCommitted: 300e6 }), { cap: 0, setBy: "vault" });
});

test("whatever the depth claims, the tail move costs the vault at most its share", () => {
  fc.assert(
    fc.property(amount, amount, amount, fc.double({ min: 0.01, max: 100, noNaN: true }), (depth, vaultValue, vaultCommitted, tailMove) => {
      const { cap } = openInterestCap({ ...LIMIT, depth, vaultValue, vaultCommitted, tailMove });
      assert.ok(cap * tailMove <= 0.01 * Math.max(0, vaultValue - vaultCommitted) * (1 + 1e-12));
      assert.ok(cap <= 2 * depth);
    }),
  );
});

test("a move of nothing is no tail", () => {
  assert.throws(() => openInterestCap({ ...LIMIT, tailMove: 0 }), { code: "MARGIN_INPUT", field: "tailMove" });
});
