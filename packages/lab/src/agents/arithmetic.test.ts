import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { expectation } from "./expectation.ts";
import { holdingValue } from "./holdingValue.ts";
import { limitPrice } from "./limitPrice.ts";
import { permitted } from "./permitted.ts";
import { roundToLot } from "./roundToLot.ts";
import { spread } from "./spread.ts";
import { trendSignal } from "./trendSignal.ts";

const beliefs = { fastShare: 0.45, fastHalfLifeHours: 1.87 };

test("spread takes geometric steps", () => {
  assert.ok(Math.abs(spread([1, 100], 1, 3) - 10) < 1e-12);
  assert.equal(spread([2, 8], 0, 1), 4);
});

test("roundToLot keeps about nine digits of the skew scale and never gives minus zero", () => {
  assert.equal(roundToLot(1.23456789, 20_000), 1.2346);
  assert.equal(roundToLot(-1e-9, 20_000), 0);
  assert.ok(Object.is(roundToLot(-1e-9, 20_000), 0));
  assert.equal(roundToLot(1234.56, 5e7), 1234.6);
});

test("a limit lies beyond the reference, against the trader", () => {
  assert.equal(limitPrice(100, 3, 0.05), 105);
  assert.equal(limitPrice(100, -1, 0.05), 95);
});

test("trendSignal is the sum over the root of squares, of the last ones only", () => {
  assert.equal(trendSignal(Array(16).fill(0.25), 16), 4);
  assert.equal(trendSignal([...Array(16).fill(-1), ...Array(16).fill(0.25)], 16), 4);
  assert.equal(trendSignal([0.1, 0.1], 16), 0);
  assert.equal(trendSignal(Array(16).fill(0), 16), 0);
});

test("expectations: the slow part never converges and funding lasts no longer than the horizon", () => {
  assert.ok(Math.abs(expectation(beliefs, 4).convergenceShare - 0.34785) < 1e-4);
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 48, noNaN: true }), (hours) => {
      const { convergenceShare, rateSeconds } = expectation(beliefs, hours);
      assert.ok(convergenceShare > 0 && convergenceShare <= 0.45);
      assert.ok(rateSeconds > 0 && rateSeconds <= hours * 3600 * (1 + 1e-12));
    }),
  );
});

test("a short gains from a positive premium and a positive rate, a long loses as much; the larger side pays the borrow rate", () => {
  const view = { mark: 100.3, index: 100, skew: 5, fundingRate: 1e-8, borrowRate: 0 };
  const expected = { convergenceShare: 0.5, rateSeconds: 3600 };
  assert.ok(Math.abs(holdingValue(-1, view, expected, 0, false) - (0.0015 + 3.6e-5)) < 1e-12);
  assert.ok(Math.abs(holdingValue(1, view, expected, 0, false) + (0.0015 + 3.6e-5)) < 1e-12);
  assert.ok(Math.abs(holdingValue(-1, view, expected, 0.0004, true) - 0.0011) < 1e-12);
  const borrowing = { ...view, borrowRate: 1e-8 };
  assert.equal(holdingValue(-1, borrowing, expected, 0, false), holdingValue(-1, view, expected, 0, false));
  assert.ok(holdingValue(1, borrowing, expected, 0, false) < holdingValue(1, view, expected, 0, false));
});

test("permitted never exceeds the wish and never opens in reduce-only", () => {
  assert.equal(permitted(5, { mode: "ReduceOnly", position: -2, skew: -10 }), 2);
  assert.equal(permitted(5, { mode: "GapClosing", position: -2, skew: -3 }), 3);
  assert.equal(permitted(5, { mode: "Halted", position: -2, skew: -10 }), 0);
  const size = fc.double({ min: -100, max: 100, noNaN: true });
  const mode = fc.constantFrom("Normal" as const, "GapClosing" as const, "ReduceOnly" as const, "Halted" as const);
  fc.assert(
    fc.property(size, size, size, mode, (wish, position, skew, m) => {
      const got = permitted(wish, { mode: m, position, skew });
      assert.ok(Math.abs(got) <= Math.abs(wish) && got * wish >= 0);
      if (m === "ReduceOnly") assert.ok(Math.abs(position + got) <= Math.abs(position) + 1e-12);
    }),
  );
});
