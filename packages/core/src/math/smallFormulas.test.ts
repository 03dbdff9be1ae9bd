import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { linearProfit } from "./linearProfit.ts";
import { secondsToNextBoundary } from "./nextBoundary.ts";
import { quoteBehind } from "./quoteBehind.ts";
import { relativeDeviation } from "./relativeDeviation.ts";

test("deviation from a base: of its own size, from zero infinitely far", () => {
  assert.deepEqual(
    [relativeDeviation(10, 1), relativeDeviation(-42, 42), relativeDeviation(0, 0), relativeDeviation(0, 1)],
    [0.9, 2, 0, Infinity],
  );
});

test("profit: antisymmetric in size, nothing at the entry", () => {
  assert.equal(linearProfit(483e6, 0.04, 0.04), 0);
  const any = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(any, any, any, (size, entry, price) =>
      assert.equal(linearProfit(-size, entry, price) + 0, -linearProfit(size, entry, price) + 0),
    ),
  );
});

test("updates keep to whole periods: a little late is caught up, very late skips one", () => {
  const cases: readonly (readonly [number, number, number])[] = [
    [3600, 0, 0],
    [3599, 0, 1],
    [7200, 3700, 0],
    [7199, 3700, 1],
    [9000, 5400, 1800],
    [10_800, 5400, 0],
    [99_999, 5400, 0],
  ];
  for (const [now, last, wait] of cases) assert.equal(secondsToNextBoundary(now, last, 3600), wait);
});

test("the next update is on a boundary, at least two thirds and at most five thirds of a period after the last", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 3, max: 10_000 }), (last, period) => {
      const due = last + secondsToNextBoundary(last, last, period);
      assert.equal(due % period, 0);
      assert.ok(due - last >= (2 / 3) * period - 1 && due - last <= (5 / 3) * period + 1);
    }),
  );
});

test("a maker quotes outside the book it hedges in", () => {
  const { bid, ask } = quoteBehind(100, 100.1, 0.0001);
  assert.ok(Math.abs(bid - 99.99) < 1e-12 && Math.abs(ask - 100.11001) < 1e-12);
});
