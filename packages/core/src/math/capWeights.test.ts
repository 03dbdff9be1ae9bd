import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { capWeights } from "./capWeights.ts";

test("the cap holds after capping, and what is below it keeps its value", () => {
  const [capped, ...rest] = capWeights([10, 5, 5], 0.4);
  assert.ok(Math.abs((capped ?? 0) - 20 / 3) < 1e-12);
  assert.deepEqual(rest, [5, 5]);
  assert.deepEqual(capWeights([10, 10, 10], 0.4), [10, 10, 10]);
  assert.deepEqual(
    capWeights([10, 10, 1], 0.4).map((value) => Number(value.toFixed(12))),
    [2, 2, 1],
  );
});

test("a cap that cannot hold gives equal weights; nothing gives nothing", () => {
  assert.deepEqual(capWeights([3, 2, 1], 1 / 3), [1, 1, 1]);
  assert.deepEqual(capWeights([], 0.4), []);
  assert.deepEqual(capWeights([0, 0, 0], 0.4), [0, 0, 0]);
});

test("no share above the cap, no weight raised, order kept", () => {
  const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0.36, max: 1, noNaN: true }), (list, cap) => {
      const capped = capWeights(list, cap);
      const sum = capped.reduce((a, b) => a + b, 0);
      for (const [i, weight] of capped.entries()) {
        assert.ok(weight <= cap * sum * (1 + 1e-9) && weight <= (list[i] ?? 0));
        for (const [j, other] of capped.entries()) if ((list[i] ?? 0) >= (list[j] ?? 0)) assert.ok(weight >= other - 1e-12);
      }
    }),
  );
});
