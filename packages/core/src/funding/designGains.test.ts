import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { designGains, type FundingPlant } from "./designGains.ts";
import { fundingCap } from "./fundingCap.ts";

const PLANT: FundingPlant = {
  gHigh: 0.5,
  averagingSeconds: 60,
  roundSeconds: 10,
  orderSeconds: 10,
  leakSeconds: 1_800,
  cap: fundingCap(0.5, 0.05, 0.025, 28_800),
  saturationPremium: 0.0025,
  minimumDamping: 0.5,
};

const plant = fc.record({
  gHigh: fc.double({ min: 0.01, max: 4, noNaN: true }),
  averagingSeconds: fc.double({ min: 1, max: 3_600, noNaN: true }),
  roundSeconds: fc.double({ min: 1, max: 600, noNaN: true }),
  orderSeconds: fc.double({ min: 1, max: 600, noNaN: true }),
  leakSeconds: fc.double({ min: 60, max: 86_400, noNaN: true }),
  cap: fc.double({ min: 1e-9, max: 1e-5, noNaN: true }),
  saturationPremium: fc.double({ min: 1e-6, max: 0.1, noNaN: true }),
  minimumDamping: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
});

test("ten-second rounds: the gains of the default market", () => {
  const gains = designGains(PLANT);
  assert.equal(gains.delaySeconds, 80);
  assert.ok(Math.abs(gains.proportionalGain - 1.736_11e-4) < 1e-9);
  assert.ok(Math.abs(gains.integralGain - 2.893_52e-7) < 1e-12);
  assert.equal(gains.proportionalSetBy, "saturation");
  assert.equal(gains.integralSetBy, "damping");
});

test("one-minute rounds: the cap still decides the proportional gain, the longer delay the integral one", () => {
  const gains = designGains({ ...PLANT, averagingSeconds: 120, roundSeconds: 60, orderSeconds: 60 });
  assert.equal(gains.delaySeconds, 240);
  assert.ok(Math.abs(gains.proportionalGain - 1.736_11e-4) < 1e-9);
  assert.ok(Math.abs(gains.integralGain - 1.808_45e-7) < 1e-12);
  assert.equal(gains.integralSetBy, "delay");
  assert.ok(gains.proportionalGain < 0.5 / (0.5 * 240));
});

test("a tight saturation premium leaves the decision to the delay", () => {
  const gains = designGains({ ...PLANT, saturationPremium: 1e-6 });
  assert.equal(gains.proportionalSetBy, "delay");
  assert.ok(Math.abs(gains.proportionalGain - 0.5 / (0.5 * 80)) < 1e-15);
});

test("a fast leak leaves the integral gain to the delay", () => {
  const gains = designGains({ ...PLANT, leakSeconds: 300 });
  assert.equal(gains.integralSetBy, "delay");
  assert.ok(Math.abs(gains.integralGain - gains.proportionalGain / 320) < 1e-18);
});

test("every design obeys both stated rules", () => {
  fc.assert(
    fc.property(plant, (p) => {
      const { proportionalGain, integralGain, delaySeconds } = designGains(p);
      assert.ok(proportionalGain * p.gHigh * delaySeconds <= 0.5 + 1e-12);
      assert.ok(integralGain <= (proportionalGain / (4 * delaySeconds)) * (1 + 1e-12));
      assert.ok(proportionalGain > 0 && integralGain > 0);
    }),
  );
});

test("the undelayed loop is damped as asked for every response, however weak", () => {
  fc.assert(
    fc.property(plant, fc.double({ min: 1e-6, max: 1, noNaN: true }), (p, share) => {
      const { proportionalGain, integralGain } = designGains(p);
      const g = p.gHigh * share;
      const leak = 1 / p.leakSeconds;
      const damping = (leak + g * proportionalGain) / (2 * Math.sqrt(g * (proportionalGain * leak + integralGain)));
      assert.ok(damping >= p.minimumDamping * (1 - 1e-9), `${damping} below ${p.minimumDamping}`);
    }),
  );
});

test("the bound is tight: at g = 1 / (leak * Kp) the damping is exactly the one asked for", () => {
  const { proportionalGain, integralGain } = designGains({ ...PLANT, gHigh: 4 });
  const leak = 1 / PLANT.leakSeconds;
  const g = leak / proportionalGain;
  const damping = (leak + g * proportionalGain) / (2 * Math.sqrt(g * (proportionalGain * leak + integralGain)));
  assert.ok(Math.abs(damping - PLANT.minimumDamping) < 1e-12);
});

test("a plant that is not stated is refused with its field", () => {
  for (const [field, value] of [
    ["gHigh", 0],
    ["leakSeconds", Number.POSITIVE_INFINITY],
    ["averagingSeconds", -1],
    ["cap", Number.NaN],
    ["minimumDamping", 1],
  ] as const) {
    assert.throws(
      () => designGains({ ...PLANT, [field]: value }),
      (error) => error instanceof EvenkeelError && error.code === "FUNDING_PLANT_INVALID" && error.field === field,
    );
  }
});
