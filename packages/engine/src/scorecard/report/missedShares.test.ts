import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { missedShares } from "./missedShares.ts";

const floats = (...values: number[]) => Float64Array.from(values);

test("a slice shows the share of its rounds that missed", () => {
  const shares = missedShares(floats(0, 10, 20, 30), floats(1, 0, 1, 1), floats(1, 1, 1, 1), 40, 2);
  assert.deepEqual(shares, [{ from: 0, to: 20, share: 0.5 }]);
});

test("a landed but invalid update counts, and one that is neither counts once", () => {
  const shares = missedShares(floats(0, 10, 20), floats(1, 0, 1), floats(0, 0, 1), 30, 1);
  assert.deepEqual(shares, [{ from: 0, to: 30, share: 2 / 3 }]);
});

test("an empty series and a run without misses give nothing", () => {
  assert.deepEqual(missedShares(floats(), floats(), floats(), 0, 10), []);
  assert.deepEqual(missedShares(floats(0, 10), floats(1, 1), floats(1, 1), 20, 10), []);
});

test("slices are in order, inside the run, and never empty or above 1", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (landed, count) => {
      const at = Float64Array.from(landed, (_, row) => 1000 + row * 10);
      const end = 1000 + landed.length * 10;
      const shares = missedShares(at, Float64Array.from(landed, Number), new Float64Array(landed.length).fill(1), end, count);
      let last = 1000;
      for (const { from, to, share } of shares) {
        assert.ok(from >= last - 1e-6 && to > from && to <= end + 1e-6 && share > 0 && share <= 1);
        last = to;
      }
      assert.equal(
        shares.length > 0,
        landed.some((value) => !value),
      );
    }),
  );
});
