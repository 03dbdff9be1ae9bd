import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { capShares } from "./capShares.ts";

const weights = fc.array(fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(0)), { minLength: 1, maxLength: 20 });
const whole = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
const cap = fc.double({ min: 0.01, max: 1, noNaN: true });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test("what is cut goes to the others in proportion", () => {
  assert.deepEqual(capShares([8, 1, 1], 0.4), [0.4, 0.3, 0.3]);
  const [a, b, c] = capShares([6, 3, 1], 0.5);
  assert.equal(a, 0.5);
  assert.ok(Math.abs((b ?? 0) - 0.375) < 1e-12 && Math.abs((c ?? 0) - 0.125) < 1e-12);
});

test("a share that the first cut lifts above the cap is cut too", () => {
  const shares = capShares([60, 35, 4, 1], 0.4);
  assert.deepEqual(shares.slice(0, 2), [0.4, 0.4]);
  assert.ok(Math.abs((shares[2] ?? 0) - 0.16) < 1e-12);
});

test("shares add up to one, none is negative, and none is above the cap after capping", () => {
  fc.assert(
    fc.property(weights, cap, (w, c) => {
      const shares = capShares(w, c);
      const limit = Math.max(c, 1 / w.length);
      assert.equal(shares.length, w.length);
      assert.ok(Math.abs(sum(shares) - 1) < 1e-9, `sum ${sum(shares)}`);
      for (const share of shares) assert.ok(share >= 0 && share <= limit + 1e-12, `${share} above ${limit}`);
    }),
  );
});

test("a larger weight never gets the smaller share, and the uncapped keep their proportions", () => {
  fc.assert(
    fc.property(weights, cap, (w, c) => {
      const shares = capShares(w, c);
      const largest = Math.max(...w);
      for (const [i, a] of w.entries()) {
        for (const [j, b] of w.entries()) {
          const [x, y] = [shares[i] ?? 0, shares[j] ?? 0];
          if (a > b) assert.ok(x >= y - 1e-12);
          const free = x < c - 1e-9 && y < c - 1e-9 && a > largest * 1e-6 && b > largest * 1e-6;
          if (free && c * w.length > 1) assert.ok(Math.abs(x * b - y * a) <= 1e-9 * Math.max(a, b));
        }
      }
    }),
  );
});

test("the scale of the weights and the order of the venues do not matter", () => {
  fc.assert(
    fc.property(whole, cap, fc.integer({ min: -8, max: 8 }), (w, c, power) => {
      const shares = capShares(w, c);
      const scaled = capShares(
        w.map((x) => x * 2 ** power),
        c,
      );
      const reversed = capShares(w.toReversed(), c).reverse();
      shares.forEach((share, i) => {
        assert.ok(Math.abs(share - (scaled[i] ?? 0)) < 1e-9);
        assert.ok(Math.abs(share - (reversed[i] ?? 0)) < 1e-9);
      });
    }),
  );
});

test("without a cap that binds the shares are the plain ones", () => {
  assert.deepEqual(capShares([1, 3], 1), [0.25, 0.75]);
});

test("equal shares when the cap cannot hold or nothing was measured", () => {
  assert.deepEqual(capShares([9, 1, 0], 0.3), [1 / 3, 1 / 3, 1 / 3]);
  assert.deepEqual(capShares([0, 0], 0.9), [0.5, 0.5]);
  assert.deepEqual(capShares([5e-324, 0], 0.9), [0.5, 0.5]);
  assert.deepEqual(capShares([], 0.9), []);
});

test("a venue without measured size receives what the others lose", () => {
  const shares = capShares([5, 5, 0], 0.4);
  assert.deepEqual(shares.slice(0, 2), [0.4, 0.4]);
  assert.ok(Math.abs((shares[2] ?? 0) - 0.2) < 1e-12);
});
