import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { simulatePlant } from "../delayedPlant.testing.ts";
import { designGains, type FundingPlant } from "../designGains.ts";
import { fundingCap } from "../fundingCap.ts";
import type { LeakyPiParameters } from "../fundingParameters.ts";
import { loopDecay, loopMatrix } from "./loopDecay.ts";

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

function lawOf(plant: FundingPlant): LeakyPiParameters {
  const { proportionalGain, integralGain } = designGains(plant);
  return { law: "leakyPi", proportionalGain, integralGain, leakSeconds: plant.leakSeconds, deadBand: 0, deadBandPerVolatility: 0 };
}

const AS_SHIPPED = lawOf(PLANT);
/** The cap plays no part: the rule of the delay alone sets the gains. */
const AT_BOUND = lawOf({ ...PLANT, saturationPremium: Number.MIN_VALUE });
const loop = { roundSeconds: 10, averagingSeconds: 60 };

test("stable over the whole stated region, with the gains as shipped and with those at the design rule's bound", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 0.5, noNaN: true }), fc.integer({ min: 0, max: 20 }), (g, delaySeconds) => {
      for (const law of [AS_SHIPPED, AT_BOUND]) {
        const { perRound, halfLifeSeconds } = loopDecay({ ...loop, g, delaySeconds, law });
        assert.ok(perRound < 1, `g ${g}, delay ${delaySeconds}: ${perRound}`);
        assert.ok(halfLifeSeconds !== null && halfLifeSeconds > 0);
      }
    }),
    { numRuns: 60 },
  );
});

test("any plant that the design accepts is stable up to its own delay and response", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 3, noNaN: true }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 60, max: 600 }),
      fc.double({ min: 0.3, max: 0.9, noNaN: true }),
      (gHigh, orderRounds, averagingSeconds, minimumDamping) => {
        const plant = {
          ...PLANT,
          gHigh,
          orderSeconds: orderRounds * 10,
          averagingSeconds,
          minimumDamping,
          saturationPremium: Number.MIN_VALUE,
        };
        const law = lawOf(plant);
        for (const share of [0.1, 0.5, 1]) {
          const { perRound } = loopDecay({ g: share * gHigh, delaySeconds: plant.orderSeconds, roundSeconds: 10, averagingSeconds, law });
          assert.ok(perRound < 1, `${perRound}`);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("as shipped the margin is wide: ten times the response or half an hour of delay still settle", () => {
  assert.ok((loopDecay({ ...loop, g: 5, delaySeconds: 20, law: AS_SHIPPED }).halfLifeSeconds ?? Number.POSITIVE_INFINITY) < 3_600);
  assert.ok(loopDecay({ ...loop, g: 0.5, delaySeconds: 600, law: AS_SHIPPED }).perRound < 1);
});

test("the map has an outside: too much response at the bound's gains swings up", () => {
  const { perRound, halfLifeSeconds } = loopDecay({ ...loop, g: 4, delaySeconds: 80, law: AT_BOUND });
  assert.ok(perRound > 1);
  assert.equal(halfLifeSeconds, null);
});

test("a market that does not answer keeps its basis", () => {
  assert.equal(loopDecay({ ...loop, g: 0, delaySeconds: 20, law: AS_SHIPPED }).halfLifeSeconds, null);
});

test("the linear decay is what a run of the law itself shows", () => {
  for (const [g, delaySeconds] of [
    [0.2, 0],
    [0.5, 20],
    [0.5, 80],
  ] as const) {
    const { halfLifeSeconds } = loopDecay({ ...loop, g, delaySeconds, law: AT_BOUND });
    const { basis } = simulatePlant({
      g,
      delaySeconds,
      roundSeconds: 10,
      rounds: 4_000,
      start: 0.003,
      disturbance: () => 0,
      parameters: { law: AT_BOUND, averagingSeconds: 60, cap: Number.MAX_VALUE, maxStepPerSecond: Number.MAX_VALUE },
    });
    // Envelope over two windows a known time apart; the slowest mode is alone by then.
    const envelope = (from: number): number => basis.slice(from, from + 360).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const gap = 360;
    const measured = (gap * 10 * Math.LN2) / Math.log(envelope(720) / envelope(720 + gap));
    assert.ok(
      halfLifeSeconds !== null && Math.abs(measured / halfLifeSeconds - 1) < 0.1,
      `g ${g}, delay ${delaySeconds}: ${measured} against ${halfLifeSeconds}`,
    );
  }
});

test("each second of delay costs a state, and the matrix is the law's own response", () => {
  assert.equal(loopMatrix({ ...loop, g: 0.5, delaySeconds: 0, law: AS_SHIPPED }).size, 3);
  assert.equal(loopMatrix({ ...loop, g: 0.5, delaySeconds: 45, law: AS_SHIPPED }).size, 8);
  const { matrix } = loopMatrix({ ...loop, g: 0, delaySeconds: 0, law: AS_SHIPPED });
  assert.equal(matrix[8], 1, "without an answer the basis is its own successor");
});
