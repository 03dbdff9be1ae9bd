import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { INTEREST } from "./interest.testing.ts";
import { kinkedRate } from "./kinkedRate.ts";

const YEAR = 31_536_000;
const near = (got: number, yearly: number): void => assert.ok(Math.abs(got * YEAR - yearly) < 1e-12, `${got * YEAR} against ${yearly}`);

test("base, kink and end of the curve", () => {
  near(kinkedRate(0, INTEREST), 0.02);
  near(kinkedRate(0.375, INTEREST), 0.06);
  near(kinkedRate(0.75, INTEREST), 0.1);
  near(kinkedRate(0.875, INTEREST), 0.3);
  near(kinkedRate(1, INTEREST), 0.5);
});

test("utilisation outside 0 to 1 is held at the ends", () => {
  assert.equal(kinkedRate(-3, INTEREST), kinkedRate(0, INTEREST));
  assert.equal(kinkedRate(7, INTEREST), kinkedRate(1, INTEREST));
});

test("Aave's printed figures: optimal 80 %, slopes 4 % and 60 %", () => {
  const aave = { ...INTEREST, base: 0, slopeBelow: 0.04, slopeAbove: 0.6, kink: 0.8, max: 1 };
  assert.ok(Math.abs(kinkedRate(0.4, aave) - 0.02) < 1e-15);
  assert.ok(Math.abs(kinkedRate(0.8, aave) - 0.04) < 1e-15);
  assert.ok(Math.abs(kinkedRate(0.9, aave) - 0.34) < 1e-15);
});

test("never decreasing and continuous", () => {
  const use = fc.double({ min: 0, max: 1, noNaN: true });
  const steepest = INTEREST.slopeAbove / (1 - INTEREST.kink);
  fc.assert(
    fc.property(use, use, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const rise = kinkedRate(high, INTEREST) - kinkedRate(low, INTEREST);
      assert.ok(rise >= -1e-22);
      assert.ok(rise <= steepest * (high - low) * (1 + 1e-9) + 1e-22);
    }),
  );
});
