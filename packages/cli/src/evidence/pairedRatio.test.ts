import assert from "node:assert/strict";
import { test } from "node:test";
import { pairedRatio } from "./pairedRatio.ts";

test("equal ratios have no spread", () => {
  assert.deepEqual(
    pairedRatio([
      [1, 2],
      [2, 4],
    ]),
    { pairs: 2, ratio: 0.5, low: 0.5, high: 0.5 },
  );
});

test("two pairs use the t point of one degree of freedom", () => {
  const { ratio, low, high } = pairedRatio([
    [1, 1],
    [Math.E, 1],
  ]) ?? { ratio: 0, low: 0, high: 0 };
  assert.ok(Math.abs(ratio - Math.exp(0.5)) < 1e-12);
  const half = 12.706 * Math.sqrt(0.5 / 2);
  assert.ok(Math.abs(Math.log(high ?? 0) - 0.5 - half) < 1e-12);
  assert.ok(Math.abs(Math.log(low ?? 0) - 0.5 + half) < 1e-12);
});

test("one pair has no interval, none has no ratio", () => {
  assert.deepEqual(pairedRatio([[3, 4]]), { pairs: 1, ratio: Math.exp(Math.log(0.75)), low: null, high: null });
  assert.equal(pairedRatio([]), null);
});

test("the interval narrows with more pairs of the same spread", () => {
  const few = pairedRatio([
    [1, 2],
    [2, 2],
    [1, 2],
    [2, 2],
  ]);
  const many = pairedRatio(Array.from({ length: 20 }, (_, k) => [1 + (k % 2), 2] as const));
  assert.ok((many?.high ?? 9) < (few?.high ?? 0));
});
