import assert from "node:assert/strict";
import { test } from "node:test";
import { checkMarketParameters } from "./checkMarketParameters.ts";
import { defaultMarketParameters } from "./defaults.ts";
import type { MarketDescription } from "./market/marketDescription.ts";
import type { PolicyName } from "./policy/policyName.ts";
import { canonicalJson } from "./quorum/canonicalJson.ts";
import { hubConfig } from "./quorum/hubConfig.ts";
import { FIELD, MARKET_SCHEMA } from "./quorum/schema.ts";
import { DESCRIPTION } from "./step/world.testing.ts";

const POLICIES: readonly PolicyName[] = ["none", "gen1", "gen2"];
const LENGTHS = [1, 2, 5, 10, 30, 60, 300, 600];

const described = (roundSeconds: number): MarketDescription => ({ ...DESCRIPTION, roundSeconds });

test("the defaults pass every check for every policy and round length", () => {
  for (const policy of POLICIES) {
    for (const roundSeconds of LENGTHS) checkMarketParameters(defaultMarketParameters(described(roundSeconds), policy));
  }
});

test("the defaults survive JSON, so that their hash is the configuration", () => {
  const parameters = defaultMarketParameters(DESCRIPTION, "gen2");
  assert.deepEqual(JSON.parse(JSON.stringify(parameters)), parameters);
  assert.equal(canonicalJson(JSON.parse(JSON.stringify(parameters))), canonicalJson(parameters));
});

test("policies differ in policy and funding law alone", () => {
  const shared = POLICIES.map((policy) => {
    const { policy: name, funding, ...rest } = defaultMarketParameters(DESCRIPTION, policy);
    const { law, ...limits } = funding;
    assert.equal(name, policy);
    assert.equal(law.law, policy === "gen2" ? "leakyPi" : "fixedRate");
    return canonicalJson({ rest, limits });
  });
  assert.equal(new Set(shared).size, 1);
});

test("the stated figures", () => {
  const { governance, funding, margin, tradeFee, interest } = defaultMarketParameters(DESCRIPTION, "gen2");
  assert.equal(margin.initialFloor, 0.05);
  assert.equal(margin.maintenanceMax, 0.025);
  assert.equal(margin.initialMax, 0.5);
  assert.ok(Math.abs(funding.cap * 28_800 - 0.0125) < 1e-15);
  assert.ok(Math.abs((funding.maxStepPerSecond * 300) / funding.cap - 1) < 1e-15);
  assert.equal(governance.rules.fundingCap, funding.cap);
  assert.equal(tradeFee.base, 0.0005);
  assert.equal(tradeFee.max, 0.005);
  assert.ok(Math.abs(interest.max * 31_536_000 - 0.5) < 1e-12);
  assert.equal(governance.rebaselineRounds, 3);
  assert.equal(governance.rules.maxAverageDeviation, 0.2);
});

test("generation 1 pays one basis point per eight hours", () => {
  const { law } = defaultMarketParameters(DESCRIPTION, "gen1").funding;
  assert.ok(law.law === "fixedRate" && Math.abs(law.rate * 28_800 - 0.0001) < 1e-18);
});

test("the borrow curve ends exactly at its bound", () => {
  const { interest, governance } = defaultMarketParameters(DESCRIPTION, "gen2");
  assert.ok(interest.base + interest.slopeBelow + interest.slopeAbove <= governance.bounds.borrowRate.max * (1 + 1e-12));
});

test("memory forgets at least lambdaMin a round, and averages over at least two rounds", () => {
  for (const roundSeconds of LENGTHS) {
    const { memory, funding } = defaultMarketParameters(described(roundSeconds), "gen2");
    assert.ok(memory.averageLambda >= memory.lambdaMin && memory.integralLambda >= memory.lambdaMin);
    assert.ok(funding.averagingSeconds >= 2 * roundSeconds);
  }
});

test("the gains obey the stated rules for every round length", () => {
  for (const roundSeconds of LENGTHS) {
    const { funding } = defaultMarketParameters(described(roundSeconds), "gen2");
    const { law, averagingSeconds } = funding;
    assert.ok(law.law === "leakyPi");
    const delay = averagingSeconds + 2 * roundSeconds;
    assert.ok(law.proportionalGain * 0.5 * delay <= 0.5 + 1e-12);
    assert.ok(law.integralGain <= (law.proportionalGain / (4 * delay)) * (1 + 1e-12));
    assert.ok(law.integralGain * law.leakSeconds <= 3 * law.proportionalGain * (1 + 1e-12));
  }
});

test("the governance part converts to integers for deployment", () => {
  const config = hubConfig(defaultMarketParameters(DESCRIPTION, "gen2").governance);
  assert.equal(config.bounds.length, MARKET_SCHEMA.length);
  assert.equal(config.rules.fundingCap, 434_027_777_777n);
  assert.equal(config.bounds[FIELD.fundingRate]?.maxStepPerSecond, 1_446_759_259n);
  assert.equal(config.bounds[FIELD.tradeFee]?.min, 500_000_000_000_000n);
});

test("the description decides index, legs and round length", () => {
  const parameters = defaultMarketParameters(described(60), "gen2");
  assert.equal(parameters.market, "BTC-USD");
  assert.equal(parameters.roundSeconds, 60);
  assert.equal(parameters.price.index.sources.length, 10);
});
