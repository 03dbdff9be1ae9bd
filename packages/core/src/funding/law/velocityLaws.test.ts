import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { skewVelocity } from "../skewVelocity.ts";
import { velocityForGain } from "./velocityForGain.ts";
import { type VelocityParameters, type VelocityState, velocityFunding } from "./velocityFunding.ts";

const PARAMETERS: VelocityParameters = { scale: 10_000, maxVelocity: 3 };

/** Synthetix's own table: days, change of skew, then rate, paid by a long of 20 at 2,000, skew, velocity. */
const TABLE: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 15, -0.006, 120, -25, -0.0075],
  [0.25, 37, -0.007875, 50.625, 12, 0.0036],
  [2, -17, -0.000675, -291.375, -5, -0.0015],
  [0.2, 155, -0.000975, -297.975, 150, 0.045],
];

test("Synthetix's own table of a position's funding, step by step", () => {
  // The table starts after a day at a skew of -40 with 0.006 a day and 120 paid.
  let state: VelocityState = { rate: 0.006, skew: -40, accrued: 120 / 20 };
  for (const [days, change, rate, paid, skew, velocity] of TABLE) {
    const step = velocityFunding(state, days, change, 2_000, PARAMETERS);
    assert.ok(Math.abs(step.rate - rate) < 1e-12, `${step.rate} against ${rate}`);
    assert.ok(Math.abs(20 * step.accrued - paid) < 1e-8, `${20 * step.accrued} against ${paid}`);
    assert.equal(step.skew, skew);
    assert.ok(Math.abs(step.velocity - velocity) < 1e-15);
    state = step;
  }
});

const skew = fc.double({ min: -20_000, max: 20_000, noNaN: true });
const rate = fc.double({ min: -1, max: 1, noNaN: true });
const days = fc.double({ min: 0, max: 5, noNaN: true });

test("the rate moves towards the heavier side, and rests where the market is level", () => {
  fc.assert(
    fc.property(skew, rate, days, (s, r, t) => {
      const step = velocityFunding({ rate: r, skew: s, accrued: 0 }, t, 0, 1, PARAMETERS);
      if (s >= 0) assert.ok(step.rate >= r);
      if (s <= 0) assert.ok(step.rate <= r);
      const level = velocityFunding({ rate: r, skew: 0, accrued: 0 }, t, 0, 1, PARAMETERS);
      assert.ok(level.rate === r);
    }),
  );
});

test("beyond the scale more skew makes it no faster", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0.1, max: 1e6, noNaN: true }), (times, scale) => {
      assert.equal(skewVelocity(times * scale, scale, 3), 3);
      assert.equal(skewVelocity(-times * scale, scale, 3), -3);
      assert.equal(Math.abs(skewVelocity(times, 0, 3)), 0);
    }),
  );
});

test("what a unit has paid is the area under its rate, and a price twice as high doubles it", () => {
  fc.assert(
    fc.property(skew, rate, days, (s, r, t) => {
      const step = velocityFunding({ rate: r, skew: s, accrued: 0 }, t, 0, 500, PARAMETERS);
      let area = 0;
      const slices = 200;
      for (let slice = 0; slice < slices; slice++) {
        const middle = ((slice + 0.5) / slices) * t;
        area += (r + skewVelocity(s, PARAMETERS.scale, PARAMETERS.maxVelocity) * middle) * (t / slices) * 500;
      }
      assert.ok(Math.abs(step.accrued - area) <= 1e-9 * (1 + Math.abs(area)));
      const dear = velocityFunding({ rate: r, skew: s, accrued: 0 }, t, 0, 1_000, PARAMETERS);
      assert.ok(Math.abs(dear.accrued - 2 * step.accrued) <= 1e-12 * Math.abs(step.accrued));
    }),
  );
});

test("changing the largest velocity after settling leaves no step; before settling it would", () => {
  fc.assert(
    fc.property(fc.double({ min: 100, max: 10_000, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true }), (s, t) => {
      const faster = { ...PARAMETERS, maxVelocity: 2 * PARAMETERS.maxVelocity };
      const settled = velocityFunding({ rate: 0, skew: s, accrued: 0 }, t, 0, 100, PARAMETERS);
      const after = velocityFunding(settled, 0, 0, 100, faster);
      assert.deepEqual([after.rate, after.accrued], [settled.rate, settled.accrued]);
      const unsettled = velocityFunding({ rate: 0, skew: s, accrued: 0 }, t, 0, 100, faster);
      assert.ok(unsettled.accrued > 1.99 * settled.accrued);
    }),
  );
});

test("calibration: holding twice the skew needs half the velocity, a market that answers more needs more", () => {
  const share = fc.double({ min: 0.01, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 48 }), (gain, skewShare, hours) => {
      const one = velocityForGain({ gain, skewShare, hours });
      assert.ok(one > 0);
      assert.ok(Math.abs(velocityForGain({ gain, skewShare: 2 * skewShare, hours }) - one / 2) <= 1e-12 * one);
      assert.ok(velocityForGain({ gain: gain * 1.5, skewShare, hours }) > one);
    }),
  );
});
