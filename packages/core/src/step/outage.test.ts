import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChainSnapshot } from "../market/chainSnapshot.ts";
import type { MarketParameters } from "../parameters.ts";
import { decodeFields } from "../quorum/decodeFields.ts";
import type { FieldValues } from "../quorum/encodeFields.ts";
import { type StepResult, step } from "../step.ts";
import { acceptedBy, chainWith } from "./chain.testing.ts";
import { createMarketState, type MarketState } from "./state.ts";
import { allQuotes, parametersOf, quoteOf } from "./world.testing.ts";

const ROUND = 170_000_000;
const GEN2 = parametersOf("gen2");
const timeOf = (round: number): number => round * 10_000 + 4_000;

/** Closes a round with all venues at one price. */
function close(state: MarketState, round: number, chain: ChainSnapshot | null, parameters: MarketParameters = GEN2): StepResult {
  const at = timeOf(round);
  return step(state, { at, quotes: allQuotes(60_000, at), chain, closeRound: round }, parameters);
}

const valuesOf = ({ assessment }: StepResult): FieldValues => decodeFields(assessment?.fields ?? []);

/** The chain after it accepted what a node signed. */
function landed(result: StepResult, openInterestLong: number): ChainSnapshot {
  const { assessment } = result;
  assert.ok(assessment !== null);
  const { round, observedAt, fields } = assessment;
  return chainWith({ round, observedAt, fields }, { openInterestLong });
}

const SKEWED = chainWith(acceptedBy(GEN2, timeOf(ROUND - 1)), { openInterestLong: 30 });

test("while nothing lands, a node goes on from the last accepted vector with its own contributions", () => {
  let state = createMarketState(GEN2);
  const averages: number[] = [];
  for (let round = ROUND; round < ROUND + 8; round += 1) {
    const result = close(state, round, round === ROUND ? SKEWED : null);
    averages.push(valuesOf(result).premiumAverage);
    state = result.state;
  }
  const { averageLambda } = GEN2.memory;
  for (const [position, average] of averages.entries()) {
    assert.ok(Math.abs(average - 0.0015 * (1 - (1 - averageLambda) ** (position + 1))) < 1e-15);
  }
});

test("a node that kept up and one that saw nothing land sign the same memory", () => {
  let following = createMarketState(GEN2);
  let alone = createMarketState(GEN2);
  let chain: ChainSnapshot = SKEWED;
  for (let round = ROUND; round < ROUND + 20; round += 1) {
    const own = close(following, round, chain);
    const other = close(alone, round, round === ROUND ? SKEWED : null);
    assert.ok(Math.abs(valuesOf(own).premiumAverage - valuesOf(other).premiumAverage) < 1e-15);
    assert.ok(Math.abs(valuesOf(own).premiumIntegral - valuesOf(other).premiumIntegral) < 1e-12);
    following = own.state;
    alone = other.state;
    chain = landed(own, 30);
  }
});

test("a gap scales the step of the rate with the time that passed", () => {
  const soon = close(createMarketState(GEN2), ROUND, chainWith(acceptedBy(GEN2, timeOf(ROUND - 1)), { openInterestLong: 900 }));
  const late = close(createMarketState(GEN2), ROUND, chainWith(acceptedBy(GEN2, timeOf(ROUND - 12)), { openInterestLong: 900 }));
  assert.equal(soon.trace.elapsedSeconds, 10);
  assert.equal(late.trace.elapsedSeconds, 120);
  assert.ok(valuesOf(late).fundingRate > 11 * valuesOf(soon).fundingRate);
});

test("memory fades over a long silence instead of holding an old premium", () => {
  const stale = acceptedBy(GEN2, timeOf(ROUND - 360), { premiumAverage: 0.01, premiumIntegral: 5 });
  const values = valuesOf(close(createMarketState(GEN2), ROUND, chainWith(stale)));
  assert.ok(values.premiumAverage < 1e-12);
  assert.ok(values.premiumIntegral < 5 * Math.exp(-1.9) && values.premiumIntegral > 0);
});

test("venues that fall silent end in a withheld round, and the next quotes bring the index back", () => {
  const first = close(createMarketState(GEN2), ROUND, SKEWED);
  const silent = step(first.state, { at: timeOf(ROUND + 12), quotes: [], chain: null, closeRound: ROUND + 12 }, GEN2);
  assert.equal(silent.trace.withheld?.code, "INDEX_UNAVAILABLE");
  assert.equal(silent.assessment, null);
  const back = close(silent.state, ROUND + 13, null);
  assert.ok(back.assessment !== null);
});

test("a restarted node signs the same as one that ran all along, up to what it cannot know", () => {
  let running = createMarketState(GEN2);
  let chain: ChainSnapshot = SKEWED;
  for (let round = ROUND; round < ROUND + 40; round += 1) {
    const result = close(running, round, chain);
    running = result.state;
    chain = landed(result, 30);
  }
  const before = valuesOf(close(running, ROUND + 40, chain));
  const restarted = valuesOf(close(createMarketState(GEN2), ROUND + 40, chain));
  assert.equal(restarted.premiumAverage, before.premiumAverage);
  // Its own addition of this round differs: the dead band follows a volatility that it has yet to measure.
  assert.ok(Math.abs(restarted.premiumIntegral - before.premiumIntegral) < 1e-4);
  assert.ok(Math.abs(restarted.fundingRate - before.fundingRate) < 2e-8);
});

test("a state survives a journal: copied field by field it goes on alike", () => {
  const first = close(createMarketState(GEN2), ROUND, SKEWED);
  const chain = landed(first, 30);
  const copy = structuredClone(first.state);
  assert.deepEqual(close(copy, ROUND + 1, chain), close(first.state, ROUND + 1, chain));
});

test("a nonsense venue changes no assessment beyond the honest spread", () => {
  const state = close(createMarketState(GEN2), ROUND, SKEWED).state;
  const at = timeOf(ROUND + 1);
  const honest = allQuotes(60_000, at);
  const mad = [...honest.slice(1), quoteOf("a", 600_000, at)];
  const clean = step(state, { at, quotes: honest, chain: null, closeRound: ROUND + 1 }, GEN2);
  const dirty = step(state, { at, quotes: mad, chain: null, closeRound: ROUND + 1 }, GEN2);
  assert.ok(Math.abs(valuesOf(dirty).index / valuesOf(clean).index - 1) < 1e-4);
  const rejected = dirty.trace.price.outcomes.filter(({ accepted }) => !accepted);
  assert.deepEqual(
    rejected.map(({ venue, code }) => [venue, code]),
    [["a", "outlier"]],
  );
});
