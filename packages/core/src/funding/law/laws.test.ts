import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../../market/errors.ts";
import { sharedRates } from "../accrual/sideRates.ts";
import { GMX_ADAPTIVE } from "../peers/gmx.ts";
import { ORDERLY_KNOTS } from "../peers/orderly.ts";
import { type AdaptiveRateParameters, adaptiveRate } from "./adaptiveRate.ts";
import { capDenominatorOf, largestDivergence, largestRateShare, offsetSpreadRate } from "./offsetSpreadRate.ts";
import { piecewiseRate } from "./piecewiseRate.ts";
import { staticRate } from "./staticRate.ts";
import { staticRateUnits } from "./staticRateUnits.ts";
import { velocityForGain } from "./velocityForGain.ts";
import { velocityFunding } from "./velocityFunding.ts";

const premium = fc.double({ min: -0.2, max: 0.2, noNaN: true });

test("piecewise: odd, never decreasing, continuous at the knots, slopes as listed", () => {
  fc.assert(
    fc.property(premium, premium, (a, b) => {
      assert.equal(piecewiseRate(-a, ORDERLY_KNOTS) + piecewiseRate(a, ORDERLY_KNOTS), 0);
      const [low, high] = a < b ? [a, b] : [b, a];
      const rise = piecewiseRate(high, ORDERLY_KNOTS) - piecewiseRate(low, ORDERLY_KNOTS);
      assert.ok(rise >= (high - low) * (1 - 1e-9) - 1e-15 && rise <= 4 * (high - low) + 1e-15);
    }),
  );
  assert.equal(piecewiseRate(0.005, ORDERLY_KNOTS), 0.005);
  assert.ok(Math.abs(piecewiseRate(0.025, ORDERLY_KNOTS) - 0.065) < 1e-15);
  assert.equal(piecewiseRate(0.3, [{ from: 0, slope: 2 }]), 0.6);
  assert.equal(piecewiseRate(0.3, []), 0);
});

test("piecewise: knots that do not start at 0 and rise are refused", () => {
  for (const knots of [
    [{ from: 0.1, slope: 1 }],
    [
      { from: 0, slope: 1 },
      { from: 0, slope: 2 },
    ],
  ]) {
    assert.throws(
      () => piecewiseRate(1, knots),
      (error) => error instanceof EvenkeelError && error.code === "FUNDING_KNOTS_INVALID",
    );
  }
});

const VELOCITY = { scale: 10_000, maxVelocity: 9 };
const skew = fc.double({ min: -20_000, max: 20_000, noNaN: true });
const days = fc.double({ min: 0, max: 3, noNaN: true });

test("velocity: accrual does not depend on how often it is called", () => {
  fc.assert(
    fc.property(skew, fc.double({ min: -1, max: 1, noNaN: true }), fc.array(days, { minLength: 1, maxLength: 8 }), (s, rate, steps) => {
      const start = { rate, skew: s, accrued: 0 };
      const total = steps.reduce((sum, step) => sum + step, 0);
      const whole = velocityFunding(start, total, 0, 2_000, VELOCITY);
      const cut = steps.reduce((state, step) => velocityFunding(state, step, 0, 2_000, VELOCITY), { ...start, velocity: 0 });
      assert.ok(Math.abs(cut.rate - whole.rate) < 1e-9);
      assert.ok(Math.abs(cut.accrued - whole.accrued) <= 1e-9 * (1 + Math.abs(whole.accrued)));
    }),
  );
});

test("velocity: odd in skew and rate, and a change of skew does not touch the elapsed time", () => {
  fc.assert(
    fc.property(skew, premium, days, skew, (s, rate, t, change) => {
      const up = velocityFunding({ rate, skew: s, accrued: 0 }, t, change, 100, VELOCITY);
      const down = velocityFunding({ rate: -rate, skew: -s, accrued: 0 }, t, -change, 100, VELOCITY);
      assert.ok(Math.abs(up.accrued + down.accrued) < 1e-9);
      assert.equal(velocityFunding({ rate, skew: s, accrued: 0 }, t, 0, 100, VELOCITY).accrued, up.accrued);
    }),
  );
  assert.equal(velocityFunding({ rate: 0.5, skew: 9, accrued: 0 }, 1, 0, 1, { scale: 0, maxVelocity: 9 }).rate, 0.5);
});

const imbalance = fc.double({ min: -1, max: 1, noNaN: true });
const saved = fc.double({ min: -GMX_ADAPTIVE.most, max: GMX_ADAPTIVE.most, noNaN: true });
const elapsed = fc.integer({ min: 0, max: 1_000_000 });
const BAND: AdaptiveRateParameters = { ...GMX_ADAPTIVE, decreaseBelow: 0.02 };

test("adaptive: the charged rate stays between least and most, the saved one inside most", () => {
  fc.assert(
    fc.property(saved, imbalance, elapsed, (before, signed, seconds) => {
      const { saved: next, charged } = adaptiveRate(before, signed, seconds, BAND);
      assert.ok(Math.abs(next) <= BAND.most);
      assert.ok(Math.abs(charged) >= BAND.least && Math.abs(charged) <= BAND.most);
    }),
  );
});

test("adaptive: odd", () => {
  fc.assert(
    fc.property(saved, imbalance, elapsed, (before, signed, seconds) => {
      if (signed === 0) return;
      const up = adaptiveRate(before, signed, seconds, BAND);
      const down = adaptiveRate(-before, -signed, seconds, BAND);
      assert.ok(Math.abs(up.saved + down.saved) < 1e-20);
      assert.equal(up.move, down.move);
    }),
  );
});

test("adaptive: hysteresis - it grows above, rests between, decays below, and always turns against an opposed skew", () => {
  const rate = BAND.most / 2;
  assert.equal(adaptiveRate(rate, 0.05, 10, BAND).move, "increase");
  assert.equal(adaptiveRate(rate, 0.03, 10, BAND).move, "none");
  assert.equal(adaptiveRate(rate, 0.03, 10, BAND).saved, rate);
  assert.equal(adaptiveRate(rate, 0.01, 10, BAND).move, "decrease");
  assert.ok(adaptiveRate(rate, 0.01, 10, BAND).saved < rate);
  assert.equal(adaptiveRate(rate, -0.001, 10, BAND).move, "increase");
  assert.ok(adaptiveRate(rate, -0.001, 10, BAND).saved < rate);
});

test("adaptive: a decay stops at zero and never changes sides", () => {
  assert.equal(adaptiveRate(1e-12, 0.01, 1_000_000, BAND).saved, 0);
  assert.equal(adaptiveRate(-1e-12, -0.01, 1_000_000, BAND).saved, 0);
});

test("adaptive: growth while the imbalance holds does not depend on how the time is cut", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 1, noNaN: true }), elapsed, elapsed, (signed, a, b) => {
      const whole = adaptiveRate(0, signed, a + b, BAND).saved;
      const cut = adaptiveRate(adaptiveRate(0, signed, a, BAND).saved, signed, b, BAND).saved;
      assert.ok(Math.abs(whole - cut) <= 1e-12 * BAND.most);
    }),
  );
});

test("static: follows the imbalance, capped, and its integer twin is the same cut off", () => {
  const interest = fc.integer({ min: 1, max: 1e9 });
  fc.assert(
    fc.property(interest, interest, (long, short) => {
      const rate = staticRate(long, short, { factor: 2e-5, exponent: 1, most: 1 });
      const units = staticRateUnits(BigInt(long), BigInt(short), 2n * 10n ** 25n);
      assert.ok(Math.abs(Math.abs(rate) - Number(units) / 1e30) < 1e-17);
      assert.ok(Math.abs(staticRate(long, short, { factor: 2e-5, exponent: 1, most: 1e-6 })) <= 1e-6);
    }),
  );
  assert.equal(staticRateUnits(0n, 0n, 9n), 0n);
});

test("static: nobody pays while a side has nobody, in integers as in the shared rates", () => {
  for (const [long, short] of [
    [5n, 0n],
    [0n, 5n],
  ] as const) {
    assert.equal(staticRateUnits(long, short, 10n ** 30n), 0n);
    const rate = staticRate(Number(long), Number(short), { factor: 1, exponent: 1, most: 1 });
    assert.deepEqual(sharedRates(rate, Number(long), Number(short)), { long: 0, short: 0 });
  }
  assert.ok(staticRateUnits(5n, 1n, 10n ** 30n) > 0n);
});

const average = fc.bigInt({ min: 1_000n, max: 10n ** 12n });

test("offset spread: capped by a share of the oracle, odd around it without the offset", () => {
  fc.assert(
    fc.property(average, average, fc.constantFrom(10n, 20n, 33n), (mark, oracle, denominator) => {
      const input = {
        markAverage: mark,
        oracleAverage: oracle,
        capDenominator: denominator,
        offsetDenominator: null,
        ratePerPrice: 1_000n,
        periods: 24n,
      };
      const { rate, capped } = offsetSpreadRate(input);
      const most = (largestDivergence(oracle, denominator) * 1_000n) / 24n;
      assert.ok(rate <= most && rate >= -most);
      assert.equal(capped, mark - oracle > oracle / denominator || oracle - mark > oracle / denominator);
      const mirrored = offsetSpreadRate({ ...input, markAverage: 2n * oracle - mark });
      assert.equal(mirrored.rate, -rate);
    }),
  );
});

test("offset spread: a level market charges longs 7.3 % a year", () => {
  const { rate } = offsetSpreadRate({
    markAverage: 10n ** 10n,
    oracleAverage: 10n ** 10n,
    capDenominator: 33n,
    offsetDenominator: 5_000n,
    ratePerPrice: 1_000n,
    periods: 24n,
  });
  const yearly = (Number(rate) / 1e9 / 1e4) * 24 * 365;
  assert.ok(Math.abs(yearly - 0.073) < 1e-6, `${yearly}`);
});

test("offset spread: the largest share is what the largest spread charges on any oracle", () => {
  fc.assert(
    fc.property(average, fc.constantFrom(10n, 20n, 33n), (oracle, denominator) => {
      const input = { markAverage: 3n * oracle, oracleAverage: oracle, capDenominator: denominator, offsetDenominator: null };
      const { rate } = offsetSpreadRate({ ...input, ratePerPrice: 1_000n, periods: 24n });
      const share = Number(rate) / 1_000 / Number(oracle);
      // One price unit is cut off before the periods divide it, one rate unit after.
      assert.ok(Math.abs(share - largestRateShare(denominator, 24)) <= 2 / Number(oracle));
    }),
  );
});

test("offset spread: tiers", () => {
  assert.deepEqual((["A", "B", "C", "Speculative", "HighlySpeculative", "Isolated"] as const).map(capDenominatorOf), [
    33n,
    33n,
    20n,
    10n,
    10n,
    10n,
  ]);
});

test("calibrated velocity: holding the skew through an even climb costs exactly the gain, hour by hour", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      fc.double({ min: 0.005, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 72 }),
      (gain, skewShare, hours) => {
        const velocity = velocityForGain({ gain, skewShare, hours });
        let paid = 0;
        for (let hour = 1; hour <= hours; hour++) {
          const rate = (velocity * skewShare * hour) / 24;
          paid += (rate / 24) * (1 + (gain * hour) / 24);
        }
        assert.ok(Math.abs(paid - gain) < 1e-9, `${paid} against ${gain}`);
      },
    ),
  );
});
