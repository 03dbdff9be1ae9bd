import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type MarginTier, tieredMargin, tierViolations } from "./tieredMargin.ts";

/** Hyperliquid's mainnet tiers: maintenance is half the initial margin at the tier's leverage. */
const BTC: readonly MarginTier[] = [
  { lowerBound: 0, rate: 1 / 80 },
  { lowerBound: 150_000_000, rate: 1 / 40 },
];

const tiers = fc
  .array(fc.record({ width: fc.double({ min: 1, max: 1e8, noNaN: true }), rise: fc.double({ min: 0, max: 0.2, noNaN: true }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) => {
    let lowerBound = 0;
    let rate = 0;
    return steps.map(({ width, rise }, i) => {
      lowerBound = i === 0 ? 0 : lowerBound + width;
      rate += rise;
      return { lowerBound, rate };
    });
  });
const notional = fc.double({ min: 0, max: 1e9, noNaN: true });

test("Bitcoin's tiers: below, at and beyond the boundary", () => {
  assert.equal(tieredMargin(100_000_000, BTC), 1_250_000);
  assert.equal(tieredMargin(150_000_000, BTC), 1_875_000);
  assert.equal(tieredMargin(200_000_000, BTC), 3_125_000);
  assert.equal(tieredMargin(0, BTC), 0);
});

test("the margin is the integral of the rates, so it has no jump anywhere", () => {
  fc.assert(
    fc.property(tiers, notional, (steps, size) => {
      const integral = steps.reduce((sum, { lowerBound, rate }, i) => {
        const end = Math.min(size, steps[i + 1]?.lowerBound ?? Number.POSITIVE_INFINITY);
        return sum + Math.max(0, end - lowerBound) * rate;
      }, 0);
      assert.ok(Math.abs(tieredMargin(size, steps) - integral) <= 1e-9 * Math.max(1, integral));
    }),
  );
});

test("never decreasing, convex, and at most the last rate", () => {
  fc.assert(
    fc.property(tiers, notional, notional, (steps, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const middle = tieredMargin((low + high) / 2, steps);
      const ends = [tieredMargin(low, steps), tieredMargin(high, steps)] as const;
      const slack = 1e-9 * Math.max(1, ends[1]);
      assert.ok(ends[0] <= ends[1] + slack);
      assert.ok(middle <= (ends[0] + ends[1]) / 2 + slack);
      assert.ok(ends[1] <= high * (steps.at(-1)?.rate ?? 0) + slack);
    }),
  );
});

test("splitting one account into two never raises their margin together", () => {
  fc.assert(
    fc.property(tiers, notional, fc.double({ min: 0, max: 1, noNaN: true }), (steps, size, share) => {
      const whole = tieredMargin(size, steps);
      const parts = tieredMargin(size * share, steps) + tieredMargin(size * (1 - share), steps);
      assert.ok(parts <= whole + 1e-9 * Math.max(1, whole));
    }),
  );
});

test("tiers that are no tiers are named", () => {
  const fieldOf = (steps: readonly MarginTier[]) => tierViolations(steps)[0]?.field;
  assert.equal(fieldOf([]), "tiers");
  assert.equal(fieldOf([{ lowerBound: 5, rate: 0.1 }]), "tiers[0].lowerBound");
  assert.equal(fieldOf([BTC[0] as MarginTier, { lowerBound: 0, rate: 0.5 }]), "tiers[1].lowerBound");
  assert.equal(fieldOf([BTC[0] as MarginTier, { lowerBound: 9, rate: 0.001 }]), "tiers[1].rate");
  assert.equal(fieldOf(BTC), undefined);
  assert.throws(() => tieredMargin(-1, BTC), { code: "MARGIN_INPUT", field: "notional" });
  assert.throws(() => tieredMargin(Number.NaN, BTC), { code: "MARGIN_INPUT", field: "notional" });
});
