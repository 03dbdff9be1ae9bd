import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { marginFundingClampPpm } from "./marginFundingClamp.ts";

test("the clamp is the factor times the buffer between the margins", () => {
  assert.equal(marginFundingClampPpm(6_000_000n, 150_000n, 800_000n), 180_000n);
  assert.equal(marginFundingClampPpm(6_000_000n, 0n, 1_000_000n), 0n);
  assert.equal(marginFundingClampPpm(4_294_967_295n, 1_000_000n, 0n), 4_294_967_295n);
});

test("maintenance margin is rounded down before the buffer is taken, and the clamp after", () => {
  assert.equal(marginFundingClampPpm(1_000_000n, 3n, 500_000n), 2n);
  assert.equal(marginFundingClampPpm(999_999n, 1n, 0n), 0n);
});

test("funding at the clamp for one interval takes no account from initial to maintenance margin while the factor is at most one", () => {
  const ppm = fc.bigInt({ min: 0n, max: 1_000_000n });
  fc.assert(
    fc.property(ppm, ppm, ppm, (factor, initial, share) => {
      const clamp = marginFundingClampPpm(factor, initial, share);
      assert.ok(clamp >= 0n && initial - clamp >= (initial * share) / 1_000_000n);
    }),
  );
});
