import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChainSnapshot } from "../market/chainSnapshot.ts";
import type { MarketParameters } from "../parameters.ts";
import { clampParameters } from "../quorum/clampParameters.ts";
import { encodeFixed } from "../quorum/encodeFixed.ts";
import { repairLinked } from "../quorum/repairLinked.ts";
import { MARKET_SCHEMA } from "../quorum/schema.ts";
import { type StepResult, step } from "../step.ts";
import { hubConfigOf } from "./assess.ts";
import { acceptedBy, chainWith } from "./chain.testing.ts";
import { createMarketState } from "./state.ts";
import { allQuotes, parametersOf } from "./world.testing.ts";

const ROUND = 170_000_000;
const START = ROUND * 10_000;
const PARAMETERS = parametersOf("gen2");

function close(chain: ChainSnapshot, parameters: MarketParameters = PARAMETERS): StepResult {
  const at = START + 4_000;
  return step(createMarketState(parameters), { at, quotes: allQuotes(60_000, at), chain, closeRound: ROUND }, parameters);
}

const SKEWED = chainWith(acceptedBy(PARAMETERS, START - 6_000, { premiumAverage: 0.0004, premiumIntegral: 0.05, fundingRate: 3e-8 }), {
  openInterestLong: 120,
  openInterestShort: 80,
});

const near = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-12 * Math.max(1, Math.abs(expected)), `${got} against ${expected}`);

test("every committed integer follows from the trace's own figures", () => {
  const { trace, assessment } = close(SKEWED);
  const { bounds, rules } = hubConfigOf(PARAMETERS);
  const encoded = MARKET_SCHEMA.map(({ name, decimals, rounding }) =>
    encodeFixed(trace.fields?.[name].value ?? Number.NaN, decimals, rounding, name),
  );
  const elapsed = BigInt(trace.elapsedSeconds ?? -1);
  const bounded = repairLinked(clampParameters(encoded, SKEWED.accepted?.fields ?? null, bounds, elapsed).fields, rules);
  for (const [position, { name }] of MARKET_SCHEMA.entries()) {
    const row = trace.fields?.[name];
    assert.equal(row?.encoded, String(encoded[position]), name);
    assert.equal(row?.committed, String(bounded[position]), name);
    assert.equal(row?.committed, String(assessment?.fields[position]), name);
    assert.equal(row?.clamped, encoded[position] !== bounded[position], name);
  }
});

test("the averaged premium is what was carried plus what was added", () => {
  const { trace } = close(SKEWED);
  const { memory, fields, divergence } = trace;
  assert.ok(memory !== null && fields !== null && divergence !== null);
  near(memory.carried.premiumAverage, (1 - memory.averageLambda) * 0.0004);
  near(memory.local.premiumAverage, memory.averageLambda * divergence.level);
  near(fields.premiumAverage.value, memory.carried.premiumAverage + memory.local.premiumAverage);
  near(fields.premiumIntegral.value, memory.carried.premiumIntegral + memory.local.premiumIntegral);
  assert.equal(memory.anchoredRound, ROUND - 1);
});

test("funding is proportional plus integral, then limited", () => {
  const { trace } = close(SKEWED);
  const funding = trace.policy?.funding;
  assert.ok(funding);
  assert.equal(funding.wanted, funding.proportional + funding.integralPart);
  near(funding.signal, trace.fields?.premiumAverage.value ?? Number.NaN);
  near(funding.error, funding.signal - funding.deadBandWidth);
  assert.equal(funding.maxStep, PARAMETERS.funding.maxStepPerSecond * 10);
  assert.ok(Math.abs(funding.rate) <= funding.cap);
  assert.equal(funding.limit, "step");
});

test("the bounds report the request, the value and the reason for every parameter", () => {
  const { trace } = close(SKEWED);
  const { policy, bounds } = trace;
  assert.ok(policy !== null && bounds !== null);
  for (const name of ["fundingRate", "borrowRate", "initialMargin", "maintenanceMargin", "tradeFee", "tier"] as const) {
    assert.equal(bounds.outcomes[name].requested, policy.response[name]);
    assert.equal(bounds.outcomes[name].value, bounds.response[name]);
    assert.equal(bounds.outcomes[name].limit === "none", bounds.response[name] === policy.response[name], name);
    assert.equal(trace.fields?.[name].value, bounds.response[name]);
  }
});

test("the price carries its contributions and the fate of each quote", () => {
  const { trace } = close(SKEWED);
  assert.equal(trace.price.ok, true);
  assert.equal(trace.price.contributions.length, 10);
  assert.equal(trace.price.outcomes.length, 10);
  assert.ok(trace.price.outcomes.every(({ accepted }) => accepted));
});

test("the tier shows all six levels with their thresholds", () => {
  const { trace } = close(SKEWED);
  assert.deepEqual(
    trace.policy?.tier.checks.map(({ name }) => name),
    ["basisZ", "absoluteBasis", "basisOverMaintenance", "skewOverPool", "openInterestOverPool", "poolDrawdown"],
  );
});

test("without a closed round the trace holds the essentials only", () => {
  const at = START + 100;
  const { trace } = step(createMarketState(PARAMETERS), { at, quotes: allQuotes(60_000, at), chain: SKEWED, closeRound: null }, PARAMETERS);
  assert.ok(trace.index !== null && trace.divergence !== null && trace.volatility !== null);
  assert.deepEqual([trace.memory, trace.policy, trace.bounds, trace.fields, trace.withheld], [null, null, null, null, null]);
});
