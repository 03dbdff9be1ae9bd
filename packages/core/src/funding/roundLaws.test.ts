import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clampFormula } from "./clampFormula.ts";
import { deadBand } from "./deadBand.ts";
import type { FundingLaw, FundingParameters, LeakyPiParameters } from "./fundingParameters.ts";
import { type FundingInput, fundingRate } from "./fundingRate.ts";
import { leakyPi } from "./leakyPi.ts";
import { limitRate } from "./limitRate.ts";

const CAP = 4.34e-7;
const STEP_PER_SECOND = CAP / 300;
const LEAKY: LeakyPiParameters = {
  law: "leakyPi",
  proportionalGain: 1.736e-4,
  integralGain: 2.89e-7,
  leakSeconds: 1_800,
  deadBand: 0.0001,
  deadBandPerVolatility: 0.2,
};

const parametersOf = (law: FundingLaw, maxStepPerSecond = STEP_PER_SECOND): FundingParameters => ({
  law,
  averagingSeconds: 60,
  cap: CAP,
  maxStepPerSecond,
});

const QUIET: FundingInput = {
  premiumAverage: 0,
  integral: 0,
  skew: 0,
  roundVolatility: 0,
  roundSeconds: 10,
  previousRate: null,
  elapsedSeconds: 10,
};

const premium = fc.double({ min: -0.02, max: 0.02, noNaN: true });
const integral = fc.double({ min: -5, max: 5, noNaN: true });

test("the published parts add up to what the law asked, and the limits to what is charged", () => {
  fc.assert(
    fc.property(
      premium,
      integral,
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      fc.option(premium),
      (p, carried, roundVolatility, before) => {
        const previousRate = before === null ? null : (before / 0.02) * CAP;
        const input = { ...QUIET, premiumAverage: p, integral: carried, roundVolatility, previousRate };
        const result = fundingRate(input, parametersOf(LEAKY));
        assert.equal(result.wanted, result.proportional + result.integralPart);
        assert.equal(result.proportional, LEAKY.proportionalGain * result.error);
        assert.equal(result.error, deadBand(p, result.deadBandWidth));
        assert.equal(result.deadBandWidth, LEAKY.deadBand + LEAKY.deadBandPerVolatility * roundVolatility);
        assert.equal(result.integralPart, LEAKY.integralGain * (carried + result.contribution));
        assert.deepEqual({ rate: result.rate, limit: result.limit }, limitRate(result.wanted, CAP, previousRate, result.maxStep));
        assert.equal(result.maxStep, STEP_PER_SECOND * 10);
      },
    ),
  );
});

test("inside the dead band nothing is added and nothing is charged for the premium", () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.01, noNaN: true }), (share, roundVolatility) => {
      const width = LEAKY.deadBand + LEAKY.deadBandPerVolatility * roundVolatility;
      const result = fundingRate({ ...QUIET, premiumAverage: share * width, roundVolatility }, parametersOf(LEAKY));
      assert.equal(Math.abs(result.rate), 0);
      assert.equal(Math.abs(result.contribution), 0);
    }),
  );
});

test("a premium beyond the cap never winds the integral up, and the way back is not delayed by it", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 0.05, noNaN: true }), fc.integer({ min: 1, max: 500 }), (high, rounds) => {
      let carried = 0;
      let rate = 0;
      for (let round = 0; round < rounds; round++) {
        const result = fundingRate({ ...QUIET, premiumAverage: high, integral: carried, previousRate: rate }, parametersOf(LEAKY));
        carried = carried * Math.exp(-10 / LEAKY.leakSeconds) + result.contribution;
        rate = result.rate;
      }
      assert.ok(LEAKY.integralGain * carried <= CAP, "the integral alone does not exceed the cap");
      const after = fundingRate({ ...QUIET, premiumAverage: -high, integral: carried }, parametersOf(LEAKY));
      assert.ok(after.rate < 0, "the opposite premium turns the rate round at once, but for the step");
    }),
  );
});

test("from any rate to any wish: the step is taken in full until it arrives, and then it stays", () => {
  const share = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (from, to) => {
      const parameters = parametersOf({ law: "fixedRate", rate: to * CAP });
      let rate = from * CAP;
      let rounds = 0;
      while (rate !== to * CAP) {
        const next = fundingRate({ ...QUIET, previousRate: rate }, parameters);
        assert.ok(Math.abs(next.rate - to * CAP) < Math.abs(rate - to * CAP), "every round is nearer");
        rate = next.rate;
        rounds += 1;
        assert.ok(rounds <= 70);
      }
      assert.ok(rounds <= Math.ceil((Math.abs(from - to) * CAP) / (STEP_PER_SECOND * 10) + 1e-9) + 1);
      assert.ok(fundingRate({ ...QUIET, previousRate: rate }, parameters).rate === rate);
    }),
  );
});

test("no time since the last rate, no change; a long silence allows the whole way", () => {
  fc.assert(
    fc.property(premium, fc.double({ min: -CAP, max: CAP, noNaN: true }), (p, previousRate) => {
      const input = { ...QUIET, premiumAverage: p, previousRate };
      assert.ok(fundingRate({ ...input, elapsedSeconds: 0 }, parametersOf(LEAKY)).rate === previousRate);
      const free = fundingRate({ ...input, previousRate: null }, parametersOf(LEAKY)).rate;
      assert.ok(fundingRate({ ...input, elapsedSeconds: 600 }, parametersOf(LEAKY)).rate === free);
    }),
  );
});

test("never decreasing in the premium and in the integral, without a step limit", () => {
  const parameters = parametersOf(LEAKY, Number.MAX_VALUE);
  fc.assert(
    fc.property(premium, premium, integral, integral, (a, b, c, d) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const [less, more] = c < d ? [c, d] : [d, c];
      const at = (premiumAverage: number, carried: number): number =>
        fundingRate({ ...QUIET, premiumAverage, integral: carried, previousRate: 0 }, parameters).rate;
      // Where the addition is withheld the rate already stands at the cap, or would pass it by this round's addition only.
      const slack = LEAKY.integralGain * 10 * 0.02;
      assert.ok(at(low, less) <= at(high, less) + slack);
      assert.ok(at(low, less) <= at(low, more) + slack);
    }),
  );
});

test("conditional integration: withheld only where it would push further past the cap", () => {
  fc.assert(
    fc.property(premium, integral, (premiumAverage, carried) => {
      const input = { premiumAverage, integral: carried, deadBandWidth: 0.0001, roundSeconds: 10, cap: CAP };
      const { error, contribution, woundUp, proportional, rate } = leakyPi(input, LEAKY);
      const offered = error * 10;
      const withOffer = proportional + LEAKY.integralGain * (carried + offered);
      if (woundUp) {
        assert.equal(contribution, 0);
        assert.ok(Math.abs(withOffer) > CAP && withOffer * offered > 0);
      } else {
        assert.equal(contribution, offered);
        assert.equal(rate, withOffer);
      }
    }),
  );
});

test("the clamp formula moves by no more than the premium does, and rests on the interest", () => {
  fc.assert(
    fc.property(premium, premium, fc.double({ min: 0, max: 0.001, noNaN: true }), (a, b, damper) => {
      const rate = (p: number): number => clampFormula(p, 0.0001, damper);
      assert.ok(Math.abs(rate(a) - rate(b)) <= Math.abs(a - b) + 1e-17);
      assert.equal(rate(0.0001), 0.0001);
      assert.ok(Math.abs(rate(a) - a) <= damper + 1e-17 || rate(a) === 0.0001);
    }),
  );
});

test("the dead band moves by no more than the premium does, and a wider one never charges more", () => {
  const width = fc.double({ min: 0, max: 0.01, noNaN: true });
  fc.assert(
    fc.property(premium, premium, width, width, (a, b, one, other) => {
      const [narrow, wide] = one < other ? [one, other] : [other, one];
      assert.ok(Math.abs(deadBand(a, narrow) - deadBand(b, narrow)) <= Math.abs(a - b) + 1e-16);
      assert.ok(Math.abs(deadBand(a, wide)) <= Math.abs(deadBand(a, narrow)) + 1e-16);
      // The two zeros are one premium.
      assert.equal(deadBand(a, 0) + 0, a + 0);
    }),
  );
});
