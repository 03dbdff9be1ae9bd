import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dampedInterest, interestPerInterval } from "../damper/dampedInterest.ts";
import { dailyMaximum, marginCap, survivalCap } from "./marginCap.ts";
import { marginCapUnits } from "./marginCapUnits.ts";

const fraction = fc.integer({ min: 0, max: 1_000_000 });

test("margin cap: the integer twin is never above the real one, and below it by rounding only", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), fraction, fraction, (factor, initial, share) => {
      const units = Number(marginCapUnits(BigInt(factor), BigInt(initial), BigInt(share), 1_000_000n));
      const real = marginCap(factor / 1e6, initial / 1e6, ((initial / 1e6) * share) / 1e6) * 1e6;
      // Maintenance is cut off before it is subtracted, so the cap may be larger by a unit of margin.
      assert.ok(units <= real + factor / 1e6 + 1 && units >= real - 1, `${units} against ${real}`);
    }),
  );
});

test("margin cap: equal margins forbid funding", () => {
  assert.equal(marginCap(6, 0.05, 0.05), 0);
  assert.equal(marginCapUnits(6_000_000n, 50_000n, 1_000_000n, 1_000_000n), 0n);
});

test("survival: at the cap, the highest leverage is used up exactly after the stated hours", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      fc.integer({ min: 1, max: 48 }),
      (initial, share, hours) => {
        const maintenance = initial * share;
        const rate = survivalCap(initial, maintenance, hours, 8);
        const left = initial - (rate / 8) * hours;
        assert.ok(Math.abs(left - maintenance) < 1e-12);
      },
    ),
  );
});

test("daily maximum: shorter intervals multiply it", () => {
  assert.equal(dailyMaximum(0.00375, 8), 0.01125);
  assert.equal(dailyMaximum(0.00375, 2), 4 * dailyMaximum(0.00375, 8));
});

test("damped interest: added in full without a damper, never more than the damper with one", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.1, max: 0.1, noNaN: true }), fc.double({ min: -0.01, max: 0.01, noNaN: true }), (premium, interest) => {
      assert.equal(dampedInterest(premium, interest, 0), interest);
      const damped = dampedInterest(premium, interest, 0.0005);
      assert.ok(Math.abs(damped) <= 0.0005);
      if (Math.abs(interest - premium) <= 0.0005) assert.ok(Math.abs(premium + damped - interest) < 1e-16);
    }),
  );
  assert.ok(Math.abs(interestPerInterval(0.0003, 0, 3) - 0.0001) < 1e-18);
});
