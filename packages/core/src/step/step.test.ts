import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "../market/errors.ts";
import type { Observation } from "../market/observation.ts";
import type { MarketParameters } from "../parameters.ts";
import { decodeFields } from "../quorum/decodeFields.ts";
import { FIELD } from "../quorum/schema.ts";
import { step } from "../step.ts";
import { acceptedBy, chainWith } from "./chain.testing.ts";
import { createMarketState, type MarketState } from "./state.ts";
import { allQuotes, EMPTY_CHAIN, parametersOf, quoteOf } from "./world.testing.ts";

const ROUND = 170_000_000;
const START = ROUND * 10_000;
const GEN2 = parametersOf("gen2");

const codeOf =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof EvenkeelError && error.code === code;

function observation(at: number, changes: Partial<Observation> = {}): Observation {
  return { at, quotes: [], chain: null, closeRound: null, ...changes };
}

function warm(parameters: MarketParameters, chain = EMPTY_CHAIN): MarketState {
  return step(createMarketState(parameters), observation(START, { quotes: allQuotes(60_000, START), chain }), parameters).state;
}

test("absorbing quotes gives no assessment and no action", () => {
  const result = step(createMarketState(GEN2), observation(START, { quotes: allQuotes(60_000, START), chain: EMPTY_CHAIN }), GEN2);
  assert.equal(result.assessment, null);
  assert.deepEqual(result.actions, []);
  assert.equal(result.trace.round, null);
  assert.equal(result.trace.policy, null);
  assert.ok(Math.abs((result.trace.index ?? 0) - 60_000) < 10);
});

test("closing a round gives an assessment inside the round", () => {
  const { assessment, actions } = step(warm(GEN2), observation(START + 4_321, { closeRound: ROUND }), GEN2);
  assert.equal(assessment?.market, "BTC-USD");
  assert.equal(assessment?.round, ROUND);
  assert.equal(assessment?.observedAt, ROUND * 10 + 4);
  assert.equal(assessment?.fields.length, 12);
  assert.deepEqual(actions, [{ kind: "publish", round: ROUND }]);
});

test("before the first accepted vector the mark is the index, whatever the skew", () => {
  const chain = { ...EMPTY_CHAIN, openInterestLong: 500, mark: 1 };
  const { trace, assessment } = step(warm(GEN2, chain), observation(START + 4_000, { closeRound: ROUND }), GEN2);
  assert.equal(trace.mark, trace.index);
  assert.equal(assessment?.fields[FIELD.premiumAverage], 0n);
  assert.equal(assessment?.fields[FIELD.fundingRate], 0n);
});

test("a skewed pool carries its premium along with this node's index", () => {
  const chain = chainWith(acceptedBy(GEN2, START - 6_000), { openInterestLong: 60, openInterestShort: 40 });
  const { trace } = step(warm(GEN2, chain), observation(START + 4_000, { closeRound: ROUND }), GEN2);
  assert.ok(Math.abs((trace.divergence?.level ?? 0) - 0.001) < 1e-12);
  assert.ok(Math.abs((trace.mark ?? 0) / (trace.index ?? 1) - 1.001) < 1e-12);
});

test("a market that is not skew-priced is measured at its own mark", () => {
  const chain = chainWith(acceptedBy(GEN2, START - 6_000), { skewScale: 0, mark: 60_300, openInterestLong: 900 });
  const { trace } = step(warm(GEN2, chain), observation(START + 4_000, { closeRound: ROUND }), GEN2);
  assert.equal(trace.mark, 60_300);
});

test("a dear derivative charges longs under generation 2 and nothing under none", () => {
  for (const policy of ["none", "gen1", "gen2"] as const) {
    const parameters = parametersOf(policy);
    const chain = chainWith(acceptedBy(parameters, START - 6_000), { openInterestLong: 100 });
    const { assessment } = step(warm(parameters, chain), observation(START + 4_000, { closeRound: ROUND }), parameters);
    const values = decodeFields(assessment?.fields ?? []);
    if (policy === "none") assert.deepEqual([values.fundingRate, values.borrowRate], [0, 0]);
    if (policy === "gen1") assert.ok(Math.abs(values.fundingRate - 0.0001 / 28_800) < 1e-17);
    if (policy === "gen2") assert.ok(values.fundingRate > 0 && values.borrowRate > 0);
    assert.ok(Math.abs(values.premiumAverage - parameters.memory.averageLambda * 0.005) < 1e-15);
  }
});

test("a node without an index withholds, with a code", () => {
  const { assessment, actions, trace } = step(
    createMarketState(GEN2),
    observation(START + 4_000, { quotes: [quoteOf("a", 60_000, START)], chain: EMPTY_CHAIN, closeRound: ROUND }),
    GEN2,
  );
  assert.equal(assessment, null);
  assert.equal(trace.withheld?.code, "INDEX_UNAVAILABLE");
  assert.deepEqual(
    actions.map(({ kind }) => kind),
    ["withhold"],
  );
});

test("a node that has not read the chain withholds, with a code", () => {
  const quotes = allQuotes(60_000, START);
  const { assessment, trace } = step(createMarketState(GEN2), observation(START + 4_000, { quotes, closeRound: ROUND }), GEN2);
  assert.equal(assessment, null);
  assert.equal(trace.withheld?.code, "CHAIN_UNKNOWN");
});

test("a round that the chain has already accepted is not assessed again", () => {
  const chain = chainWith(acceptedBy(GEN2, START + 4_000));
  const { assessment, trace } = step(warm(GEN2, chain), observation(START + 5_000, { closeRound: ROUND }), GEN2);
  assert.equal(assessment, null);
  assert.equal(trace.withheld?.code, "ROUND_ACCEPTED");
});

test("the tier this node asks for is an action when it differs from the one in force", () => {
  const chain = chainWith(acceptedBy(GEN2, START - 6_000), { openInterestLong: 800, poolValue: 200_000_000 });
  const { actions } = step(warm(GEN2, chain), observation(START + 4_000, { closeRound: ROUND }), GEN2);
  assert.deepEqual(actions[1], { kind: "tier", round: ROUND, from: 0, to: 2 });
});

test("exposure is valued at the accepted index, so that one node's venues do not move the liquidity class", () => {
  const chain = chainWith(acceptedBy(GEN2, START - 6_000, { index: 40_000 }), { openInterestLong: 100 });
  const { trace } = step(warm(GEN2, chain), observation(START + 4_000, { closeRound: ROUND }), GEN2);
  const share = trace.policy?.tier.checks.find(({ name }) => name === "skewOverPool")?.value;
  assert.equal(share, (100 * 40_000) / 50_000_000);
});

test("the clock never goes backwards and is whole", () => {
  const state = warm(GEN2);
  assert.throws(() => step(state, observation(START - 1), GEN2), codeOf("CLOCK_BACKWARDS"));
  assert.throws(() => step(state, observation(START + 0.5), GEN2), codeOf("CLOCK_INVALID"));
  assert.throws(() => step(state, observation(Number.NaN), GEN2), codeOf("CLOCK_INVALID"));
});

test("a round is closed only while the clock is inside it", () => {
  assert.throws(() => step(warm(GEN2), observation(START + 4_000, { closeRound: ROUND + 1 }), GEN2), codeOf("ROUND_MISMATCH"));
  assert.throws(() => step(warm(GEN2), observation(START + 10_000, { closeRound: ROUND }), GEN2), codeOf("ROUND_MISMATCH"));
});

test("parameters that contradict themselves are refused at the start", () => {
  const broken = { ...GEN2, memory: { ...GEN2.memory, integralLambda: 0 } };
  assert.throws(() => createMarketState(broken), codeOf("MARKET_PARAMETERS"));
});

test("the assessment's parameters never leave bounds and steps of the accepted vector", () => {
  const accepted = acceptedBy(GEN2, START - 6_000);
  const chain = chainWith(accepted, { openInterestLong: 4_000 });
  const { assessment } = step(warm(GEN2, chain), observation(START + 4_000, { closeRound: ROUND }), GEN2);
  const before = accepted.fields[FIELD.fundingRate] ?? 0n;
  const rate = assessment?.fields[FIELD.fundingRate] ?? 0n;
  assert.equal(rate - before, 1_446_759_259n * 10n);
});
