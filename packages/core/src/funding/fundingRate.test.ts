import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { FundingLaw, FundingParameters } from "./fundingParameters.ts";
import { type FundingInput, fundingRate } from "./fundingRate.ts";

const CAP = 4.34e-7;
const LEAKY: FundingLaw = {
  law: "leakyPi",
  proportionalGain: 4.34e-4,
  integralGain: 7.2e-7,
  leakSeconds: 1_800,
  deadBand: 0.00005,
  deadBandPerVolatility: 0.1,
};
const VELOCITY: FundingLaw = { law: "skewVelocity", maxVelocity: 1e-10, scale: 1_000 };
const CLAMP: FundingLaw = { law: "clampFormula", interest: 0.0001, damper: 0.0005, periodSeconds: 28_800 };
const FIXED: FundingLaw = { law: "fixedRate", rate: 0.0001 / 28_800 };

const parametersOf = (law: FundingLaw): FundingParameters => ({ law, averagingSeconds: 60, cap: CAP, maxStepPerSecond: CAP / 300 });

const INPUT: FundingInput = {
  premiumAverage: 0,
  integral: 0,
  skew: 0,
  roundVolatility: 0.0004,
  roundSeconds: 10,
  previousRate: null,
  elapsedSeconds: 10,
};

const input = fc.record({
  premiumAverage: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  integral: fc.double({ min: -5, max: 5, noNaN: true }),
  skew: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  roundVolatility: fc.double({ min: 0, max: 0.02, noNaN: true }),
  roundSeconds: fc.constantFrom(1, 10, 60),
  previousRate: fc.option(fc.double({ min: -CAP, max: CAP, noNaN: true })),
  elapsedSeconds: fc.integer({ min: 0, max: 3_600 }),
});

test("generation 1 charges its constant whatever the premium", () => {
  for (const premiumAverage of [-0.01, 0, 0.01]) {
    const result = fundingRate({ ...INPUT, premiumAverage }, parametersOf(FIXED));
    assert.equal(result.rate, 0.0001 / 28_800);
    assert.equal(result.contribution, 0);
  }
});

test("the clamp formula charges its period rate per second", () => {
  const result = fundingRate({ ...INPUT, premiumAverage: 0.002 }, parametersOf(CLAMP));
  assert.ok(Math.abs(result.rate * 28_800 - 0.0015) < 1e-15);
  assert.equal(result.proportional, result.wanted);
});

test("the velocity law moves from the rate in force", () => {
  const result = fundingRate({ ...INPUT, skew: 500, previousRate: 1e-8 }, parametersOf(VELOCITY));
  assert.ok(Math.abs(result.wanted - (1e-8 + 5e-11 * 10)) < 1e-22);
  assert.equal(fundingRate({ ...INPUT, skew: 500 }, parametersOf(VELOCITY)).wanted, 5e-11 * 10);
});

test("our law: volatility widens the dead band", () => {
  const calm = fundingRate({ ...INPUT, premiumAverage: 0.0004, roundVolatility: 0.0002 }, parametersOf(LEAKY));
  const wild = fundingRate({ ...INPUT, premiumAverage: 0.0004, roundVolatility: 0.002 }, parametersOf(LEAKY));
  assert.ok(wild.deadBandWidth > calm.deadBandWidth);
  assert.ok(wild.rate < calm.rate);
  assert.ok(Math.abs(calm.deadBandWidth - 0.00007) < 1e-18);
});

test("our law reaches its cap in no less than 300 seconds from zero", () => {
  let previousRate = 0;
  let seconds = 0;
  while (previousRate < CAP) {
    previousRate = fundingRate({ ...INPUT, premiumAverage: 0.05, previousRate }, parametersOf(LEAKY)).rate;
    seconds += 10;
  }
  assert.equal(seconds >= 300, true, `reached after ${seconds} s`);
});

test("the result says which limit decided", () => {
  assert.equal(fundingRate({ ...INPUT, premiumAverage: 0.05 }, parametersOf(LEAKY)).limit, "cap");
  assert.equal(fundingRate({ ...INPUT, premiumAverage: 0.05, previousRate: 0 }, parametersOf(LEAKY)).limit, "step");
  assert.equal(fundingRate({ ...INPUT, premiumAverage: 0.0001 }, parametersOf(LEAKY)).limit, "none");
});

for (const law of [LEAKY, VELOCITY, CLAMP, FIXED]) {
  test(`${law.law}: cap and rate-of-change cap are never exceeded`, () => {
    fc.assert(
      fc.property(input, (given) => {
        const { rate, maxStep } = fundingRate(given, parametersOf(law));
        assert.ok(Math.abs(rate) <= CAP);
        if (given.previousRate !== null) assert.ok(Math.abs(rate - given.previousRate) <= maxStep * (1 + 1e-9) + 1e-20);
      }),
    );
  });
}

for (const law of [LEAKY, VELOCITY, { ...CLAMP, interest: 0 }]) {
  test(`${law.law}: mirrored markets get mirrored rates`, () => {
    fc.assert(
      fc.property(input, (given) => {
        const { premiumAverage, integral, skew, previousRate } = given;
        const mirrored: FundingInput = {
          ...given,
          premiumAverage: -premiumAverage,
          integral: -integral,
          skew: -skew,
          previousRate: previousRate === null ? null : -previousRate,
        };
        assert.equal(fundingRate(mirrored, parametersOf(law)).rate + fundingRate(given, parametersOf(law)).rate, 0);
      }),
    );
  });
}
