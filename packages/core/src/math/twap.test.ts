import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { arithmeticTwap, geometricTwap, windowMedian } from "./twap.ts";

const level = fc.record({
  price: fc.double({ min: 0.01, max: 1000, noNaN: true }),
  seconds: fc.double({ min: 0.01, max: 1000, noNaN: true }),
});
const levels = fc.array(level, { minLength: 1, maxLength: 20 });

test("geometric at most arithmetic, both and the median between the extremes", () => {
  fc.assert(
    fc.property(levels, (list) => {
      const prices = list.map(({ price }) => price);
      const [low, high] = [Math.min(...prices), Math.max(...prices)];
      const [arithmetic, geometric, median] = [arithmeticTwap(list), geometricTwap(list), windowMedian(list)];
      assert.ok(geometric <= arithmetic * (1 + 1e-12));
      for (const value of [arithmetic, geometric, median]) assert.ok(value >= low * (1 - 1e-12) && value <= high * (1 + 1e-12));
    }),
  );
});

test("a level that holds for less than half of the window never moves its median", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 899, noNaN: true }), fc.double({ min: 0.01, max: 1e6, noNaN: true }), (seconds, price) => {
      assert.equal(
        windowMedian([
          { price, seconds },
          { price: 1, seconds: 1800 - seconds },
        ]),
        1,
      );
    }),
  );
});

test("splitting a level in two changes nothing; no time is no number", () => {
  const whole = [
    { price: 2, seconds: 10 },
    { price: 4, seconds: 30 },
  ];
  const split = [
    { price: 2, seconds: 10 },
    { price: 4, seconds: 12 },
    { price: 4, seconds: 18 },
  ];
  for (const average of [arithmeticTwap, geometricTwap, windowMedian]) assert.ok(Math.abs(average(whole) - average(split)) < 1e-12);
  assert.ok(Number.isNaN(arithmeticTwap([])) && Number.isNaN(windowMedian([{ price: 1, seconds: 0 }])));
});
