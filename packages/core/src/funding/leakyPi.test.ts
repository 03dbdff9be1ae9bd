import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { LeakyPiParameters } from "./fundingParameters.ts";
import { type LeakyPiInput, leakyPi } from "./leakyPi.ts";

const GAINS: LeakyPiParameters = {
  law: "leakyPi",
  proportionalGain: 4e-4,
  integralGain: 7e-7,
  leakSeconds: 1_800,
  deadBand: 0.00005,
  deadBandPerVolatility: 0.1,
};
const BASE: LeakyPiInput = { premiumAverage: 0, integral: 0, deadBandWidth: 0.0001, roundSeconds: 10, cap: 4e-7 };

const premium = fc.double({ min: -0.05, max: 0.05, noNaN: true });
const integral = fc.double({ min: -2, max: 2, noNaN: true });

test("nothing outside the band, nothing remembered: no rate", () => {
  const result = leakyPi({ ...BASE, premiumAverage: 0.00009 }, GAINS);
  assert.equal(result.rate, 0);
  assert.equal(result.contribution, 0);
  assert.equal(result.woundUp, false);
});

test("the rate is the sum of its two parts", () => {
  const result = leakyPi({ ...BASE, premiumAverage: 0.0003, integral: 0.1 }, GAINS);
  assert.ok(Math.abs(result.error - 0.0002) < 1e-18);
  assert.ok(Math.abs(result.proportional - 8e-8) < 1e-20);
  assert.ok(Math.abs(result.contribution - 0.002) < 1e-17);
  assert.ok(Math.abs(result.integralPart - 7e-7 * 0.102) < 1e-20);
  assert.equal(result.rate, result.proportional + result.integralPart);
});

test("wound up: what would push further past the cap is withheld", () => {
  const result = leakyPi({ ...BASE, premiumAverage: 0.005 }, GAINS);
  assert.equal(result.woundUp, true);
  assert.equal(result.contribution, 0);
});

test("a full integral is unwound by a premium of the other sign", () => {
  const result = leakyPi({ ...BASE, premiumAverage: -0.0003, integral: 1.5 }, GAINS);
  assert.equal(result.woundUp, false);
  assert.ok(result.contribution < 0);
});

test("odd in premium and integral", () => {
  fc.assert(
    fc.property(premium, integral, (p, i) => {
      const here = leakyPi({ ...BASE, premiumAverage: p, integral: i }, GAINS);
      const mirrored = leakyPi({ ...BASE, premiumAverage: -p, integral: -i }, GAINS);
      assert.equal(here.rate + mirrored.rate, 0);
      assert.equal(here.contribution + mirrored.contribution, 0);
      assert.equal(here.woundUp, mirrored.woundUp);
    }),
  );
});

test("the integral never grows past what the cap can use", () => {
  fc.assert(
    fc.property(fc.array(premium, { minLength: 50, maxLength: 400 }), (premiums) => {
      const limit = BASE.cap / GAINS.integralGain;
      const slack = 0.05 * BASE.roundSeconds + (GAINS.proportionalGain * 0.05) / GAINS.integralGain;
      let carried = 0;
      for (const premiumAverage of premiums) {
        carried *= 0.9945;
        carried += leakyPi({ ...BASE, premiumAverage, integral: carried }, GAINS).contribution;
        assert.ok(Math.abs(carried) <= limit + slack);
      }
    }),
    { numRuns: 50 },
  );
});

test("a constant premium ends at a constant integral, because it leaks", () => {
  const keep = Math.exp(-BASE.roundSeconds / GAINS.leakSeconds);
  let carried = 0;
  for (let round = 0; round < 5_000; round += 1) {
    carried *= keep;
    carried += leakyPi({ ...BASE, premiumAverage: 0.0002, integral: carried }, GAINS).contribution;
  }
  const expected = (0.0001 * BASE.roundSeconds) / (1 - keep);
  assert.ok(Math.abs(carried - expected) < 1e-9, `${carried} against ${expected}`);
});
