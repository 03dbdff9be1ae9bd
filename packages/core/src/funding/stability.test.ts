import assert from "node:assert/strict";
import { test } from "node:test";
import { largest, simulatePlant } from "./delayedPlant.testing.ts";
import { designGains, type FundingPlant } from "./designGains.ts";
import { fundingCap } from "./fundingCap.ts";
import type { FundingParameters } from "./fundingParameters.ts";

const CAP = fundingCap(0.5, 0.05, 0.025, 28_800);
const PLANT: FundingPlant = {
  gHigh: 0.5,
  averagingSeconds: 60,
  roundSeconds: 10,
  orderSeconds: 10,
  leakSeconds: 1_800,
  cap: CAP,
  saturationPremium: 0.0025,
  minimumDamping: 0.5,
};

function parametersFor(plant: FundingPlant, limited: boolean, deadBand = 0): FundingParameters {
  const { proportionalGain, integralGain } = designGains(plant);
  const { leakSeconds, averagingSeconds } = plant;
  return {
    law: { law: "leakyPi", proportionalGain, integralGain, leakSeconds, deadBand, deadBandPerVolatility: 0 },
    averagingSeconds,
    cap: limited ? CAP : 1,
    maxStepPerSecond: limited ? CAP / 300 : 1,
  };
}

const quiet = (): number => 0;
const RESPONSES = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5];
const HOUR = 360;

test("default gains: from 30 bp the basis decays over the whole region of response and delay", () => {
  const parameters = parametersFor(PLANT, false);
  for (const g of RESPONSES) {
    for (const delaySeconds of [0, 10, 20, 40, 80]) {
      const { basis } = simulatePlant({
        g,
        delaySeconds,
        roundSeconds: 10,
        rounds: 96 * HOUR,
        start: 0.003,
        disturbance: quiet,
        parameters,
      });
      const first = largest(basis, 0, 0.25);
      const last = largest(basis, 0.75, 1);
      assert.ok(last < 0.05 * first, `g ${g}, delay ${delaySeconds}: ${last} after ${first}`);
      assert.ok(first <= 0.003 * 1.01, "the peak is where it started");
    }
  }
});

test("default gains: overshoot stays below a fifth", () => {
  const parameters = parametersFor(PLANT, false);
  for (const g of RESPONSES) {
    const { basis } = simulatePlant({
      g,
      delaySeconds: 20,
      roundSeconds: 10,
      rounds: 96 * HOUR,
      start: 0.003,
      disturbance: quiet,
      parameters,
    });
    const under = Math.min(...basis);
    assert.ok(under > -0.2 * 0.003, `g ${g}: ${under}`);
  }
});

test("gains at the delay bound are still stable at the largest response and the whole stated delay", () => {
  const tight = { ...PLANT, saturationPremium: 1e-6 };
  const parameters = parametersFor(tight, false);
  for (const g of RESPONSES) {
    for (const delaySeconds of [0, 10, 20]) {
      const { basis } = simulatePlant({
        g,
        delaySeconds,
        roundSeconds: 10,
        rounds: 24 * HOUR,
        start: 0.003,
        disturbance: quiet,
        parameters,
      });
      assert.ok(largest(basis, 0.75, 1) < 1e-6, `g ${g}, delay ${delaySeconds}`);
    }
  }
});

test("one-minute rounds are stable too", () => {
  const minute = { ...PLANT, averagingSeconds: 120, roundSeconds: 60, orderSeconds: 60 };
  const parameters = parametersFor(minute, false);
  for (const g of RESPONSES) {
    const { basis } = simulatePlant({
      g,
      delaySeconds: 120,
      roundSeconds: 60,
      rounds: 168 * 60,
      start: 0.003,
      disturbance: quiet,
      parameters,
    });
    assert.ok(largest(basis, 0.75, 1) < 0.05 * 0.003, `g ${g}`);
  }
});

test("with cap, step limit and dead band the basis ends in the dead band and stays there", () => {
  const band = 0.0001;
  const parameters = parametersFor(PLANT, true, band);
  for (const g of [0.2, 0.35, 0.5]) {
    const { basis, rate } = simulatePlant({
      g,
      delaySeconds: 20,
      roundSeconds: 10,
      rounds: 96 * HOUR,
      start: 0.003,
      disturbance: quiet,
      parameters,
    });
    assert.ok(largest(basis, 0.75, 1) <= band * 1.5, `g ${g}: ${largest(basis, 0.75, 1)}`);
    assert.ok(largest(rate, 0, 1) <= CAP);
  }
});

test("a market that does not answer keeps the rate at the cap and nothing runs away", () => {
  const parameters = parametersFor(PLANT, true, 0.0001);
  const { basis, rate } = simulatePlant({
    g: 0,
    delaySeconds: 20,
    roundSeconds: 10,
    rounds: 24 * HOUR,
    start: 0.003,
    disturbance: quiet,
    parameters,
  });
  assert.equal(largest(basis, 0, 1), 0.003);
  assert.equal(rate.at(-1), CAP);
});

test("after a long excess the integral unwinds: the rate changes sign within an hour of the basis", () => {
  const parameters = parametersFor(PLANT, true, 0.0001);
  const pushed = (round: number): number => (round === 12 * HOUR ? -0.006 : 0);
  const { rate } = simulatePlant({
    g: 0,
    delaySeconds: 20,
    roundSeconds: 10,
    rounds: 24 * HOUR,
    start: 0.003,
    disturbance: pushed,
    parameters,
  });
  assert.equal(rate[12 * HOUR - 1], CAP);
  assert.ok((rate[13 * HOUR] ?? 0) < 0);
});

test("under steady pressure funding halves the basis where the market answers", () => {
  const pressure = (round: number): number => 1e-5 * Math.sin(round * round * 1.7) + 4e-7;
  const run = { delaySeconds: 20, roundSeconds: 10, rounds: 48 * HOUR, start: 0, disturbance: pressure };
  const with0 = simulatePlant({ ...run, g: 0, parameters: parametersFor(PLANT, true, 0.0001) });
  const withHalf = simulatePlant({ ...run, g: 0.5, parameters: parametersFor(PLANT, true, 0.0001) });
  const rms = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  assert.ok(rms(withHalf.basis) < 0.5 * rms(with0.basis), `${rms(withHalf.basis)} against ${rms(with0.basis)}`);
});
