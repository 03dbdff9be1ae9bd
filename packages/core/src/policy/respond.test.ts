import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { PolicyParameters } from "./policyParameters.ts";
import { policyViolations } from "./policyViolations.ts";
import { respond } from "./respond.ts";
import type { Situation } from "./situation.ts";
import { CALM } from "./tiers.ts";

const YEAR = 31_536_000;
const CAP = 4.34e-7;

const PARAMETERS: PolicyParameters = {
  policy: "gen2",
  roundSeconds: 10,
  funding: {
    law: {
      law: "leakyPi",
      proportionalGain: 4.34e-4,
      integralGain: 7.2e-7,
      leakSeconds: 1_800,
      deadBand: 0.00005,
      deadBandPerVolatility: 0.1,
    },
    averagingSeconds: 60,
    cap: CAP,
    maxStepPerSecond: CAP / 300,
  },
  interest: {
    base: 0.02 / YEAR,
    slopeBelow: 0.08 / YEAR,
    slopeAbove: 0.4 / YEAR,
    kink: 0.75,
    parityShare: 0.25,
    parityPremium: 0.005,
    max: 0.5 / YEAR,
  },
  margin: {
    multiple: 6,
    horizonSeconds: 3_600,
    initialFloor: 0.05,
    initialMax: 0.5,
    maintenanceShare: 0.5,
    maintenanceMin: 0.02,
    maintenanceMax: 0.025,
    maintenanceRampPerSecond: 0.005 / 86_400,
    initialOverMaintenance: 1.2,
  },
  tradeFee: { base: 0.0005, confidenceCover: 1, max: 0.005 },
  tiers: {
    basisZ: [2, 4, 8, 16],
    absoluteBasis: [0.001, 0.003, 0.01, 0.03],
    basisOverMaintenance: [0.05, 0.1, 0.25, 0.5],
    skewOverPool: [0.25, 0.5, 0.75, 0.95],
    openInterestOverPool: [0.5, 1, 1.5, 2],
    poolDrawdown: [0.05, 0.1, 0.2, 0.4],
    peakMemorySeconds: 86_400,
    releaseShare: 0.5,
    dwellSeconds: 120,
  },
};
const NONE: PolicyParameters = { ...PARAMETERS, policy: "none", funding: { ...PARAMETERS.funding, law: { law: "fixedRate", rate: 0 } } };
const GEN1: PolicyParameters = {
  ...PARAMETERS,
  policy: "gen1",
  funding: { ...PARAMETERS.funding, law: { law: "fixedRate", rate: 0.0001 / 28_800 } },
};

const SITUATION: Situation = {
  at: 1_000_000,
  index: 60_000,
  confidence: 6,
  volatility: 0.6,
  premium: 0.002,
  basisZ: 1,
  premiumAverage: 0.002,
  premiumIntegral: 0,
  anchoredPremium: 0.002,
  valuationIndex: 60_000,
  openInterestLong: 140,
  openInterestShort: 100,
  poolValue: 50_000_000,
  poolDrawdown: 0,
  tierMemory: CALM,
  previous: null,
  elapsedSeconds: 0,
};

test("none: funding and borrow rate are zero", () => {
  const { response, funding, borrow } = respond(SITUATION, NONE);
  assert.equal(response.fundingRate, 0);
  assert.equal(response.borrowRate, 0);
  assert.equal(funding, null);
  assert.equal(borrow, null);
});

test("generation 1: one basis point per eight hours and a constant borrow rate", () => {
  for (const premiumAverage of [-0.01, 0, 0.01]) {
    const { response } = respond({ ...SITUATION, premiumAverage, anchoredPremium: premiumAverage, openInterestLong: 900 }, GEN1);
    assert.equal(response.fundingRate, 0.0001 / 28_800);
    assert.equal(response.borrowRate, 0.02 / YEAR);
  }
});

test("generation 2: a dear derivative charges longs, a cheap one shorts", () => {
  assert.ok(respond(SITUATION, PARAMETERS).response.fundingRate > 0);
  assert.ok(respond({ ...SITUATION, premiumAverage: -0.002 }, PARAMETERS).response.fundingRate < 0);
});

test("generation 2: the borrow rate moves with the anchored premium, not with this node's own", () => {
  const base = respond(SITUATION, PARAMETERS).response.borrowRate;
  assert.ok(respond({ ...SITUATION, anchoredPremium: 0.004 }, PARAMETERS).response.borrowRate > base);
  assert.equal(respond({ ...SITUATION, premium: 0.004, premiumAverage: 0.004 }, PARAMETERS).response.borrowRate, base);
});

test("interest never feeds funding", () => {
  const free = { ...PARAMETERS, interest: { ...PARAMETERS.interest, base: 0, slopeBelow: 0, slopeAbove: 0, parityShare: 0 } };
  assert.equal(respond(SITUATION, free).response.fundingRate, respond(SITUATION, PARAMETERS).response.fundingRate);
});

test("margin, fee and tier follow the same law under every policy", () => {
  const wild = { ...SITUATION, volatility: 2, confidence: 120, premiumAverage: 0.004 };
  const shared = [NONE, GEN1, PARAMETERS].map((parameters) => {
    const { initialMargin, maintenanceMargin, tradeFee, tier } = respond(wild, parameters).response;
    return { initialMargin, maintenanceMargin, tradeFee, tier };
  });
  assert.deepEqual(shared[0], shared[1]);
  assert.deepEqual(shared[1], shared[2]);
  assert.equal(shared[0]?.tier, 2);
  assert.ok(Math.abs((shared[0]?.tradeFee ?? 0) - 0.002) < 1e-15);
});

test("exposure is valued at the accepted index: this node's feed does not move the liquidity class", () => {
  const checkOf = (situation: Situation): number =>
    respond(situation, PARAMETERS).tier.checks.find(({ name }) => name === "skewOverPool")?.value ?? -1;
  assert.equal(checkOf({ ...SITUATION, index: 600_000 }), checkOf(SITUATION));
  assert.ok(Math.abs(checkOf(SITUATION) - (40 * 60_000) / 50_000_000) < 1e-12);
});

test("exposure against an empty pool is out of all proportion, and stays JSON", () => {
  const { tier, borrow } = respond({ ...SITUATION, poolValue: 0 }, PARAMETERS);
  assert.equal(tier.checks.find(({ name }) => name === "skewOverPool")?.enters, 4);
  assert.deepEqual(JSON.parse(JSON.stringify(borrow)), borrow);
  const flat = { ...SITUATION, poolValue: 0, openInterestLong: 0, openInterestShort: 0 };
  assert.equal(respond(flat, PARAMETERS).tier.checks.find(({ name }) => name === "skewOverPool")?.enters, 0);
});

test("every response is finite and obeys the margin rule", () => {
  const situation = fc.record({
    volatility: fc.double({ min: 0, max: 20, noNaN: true }),
    confidence: fc.double({ min: 0, max: 6_000, noNaN: true }),
    premiumAverage: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    premiumIntegral: fc.double({ min: -10, max: 10, noNaN: true }),
    anchoredPremium: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    openInterestLong: fc.double({ min: 0, max: 1e5, noNaN: true }),
    openInterestShort: fc.double({ min: 0, max: 1e5, noNaN: true }),
    poolValue: fc.double({ min: -1e6, max: 1e9, noNaN: true }),
    poolDrawdown: fc.double({ min: 0, max: 1, noNaN: true }),
    elapsedSeconds: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(situation, (values) => {
      const { response } = respond({ ...SITUATION, ...values }, PARAMETERS);
      for (const value of Object.values(response)) assert.ok(Number.isFinite(value));
      assert.ok(response.initialMargin >= 1.2 * response.maintenanceMargin);
      assert.ok(Math.abs(response.fundingRate) <= CAP);
      assert.ok(response.tier >= 0 && response.tier <= 4);
    }),
  );
});

test("parameters that contradict themselves are named together", () => {
  assert.deepEqual(policyViolations(PARAMETERS), []);
  const broken: PolicyParameters = { ...PARAMETERS, roundSeconds: 0.5, tradeFee: { base: 0.01, confidenceCover: -1, max: 0.005 } };
  assert.deepEqual(
    policyViolations(broken).map(({ field }) => field),
    ["roundSeconds", "tradeFee.base", "tradeFee.confidenceCover"],
  );
  const leakless: PolicyParameters = {
    ...PARAMETERS,
    funding: {
      ...PARAMETERS.funding,
      law: { ...PARAMETERS.funding.law, leakSeconds: Number.POSITIVE_INFINITY } as PolicyParameters["funding"]["law"],
    },
  };
  assert.deepEqual(
    policyViolations(leakless).map(({ field }) => field),
    ["funding.law.leakSeconds"],
  );
});
