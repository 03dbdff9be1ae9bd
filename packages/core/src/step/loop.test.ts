import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChainSnapshot } from "../market/chainSnapshot.ts";
import type { PolicyName } from "../policy/policyName.ts";
import { acceptRound } from "../quorum/acceptRound.ts";
import type { Assessment } from "../quorum/assessment.ts";
import { decodeFields } from "../quorum/decodeFields.ts";
import type { StoredVector } from "../quorum/gateMeasurements.ts";
import { hubConfig } from "../quorum/hubConfig.ts";
import { generator } from "../quorum/random.testing.ts";
import { FIELD } from "../quorum/schema.ts";
import { step } from "../step.ts";
import { createMarketState, type MarketState } from "./state.ts";
import { EMPTY_CHAIN, parametersOf, quoteOf, VENUES } from "./world.testing.ts";

const ROUND = 170_000_000;
const SCALE = 20_000;

interface Loop {
  readonly basis: number[];
  readonly rates: number[];
  readonly clamped: bigint;
  readonly invalid: number;
  readonly spread: number;
}

/** Four nodes, a hub on integers, and a skew that outside flow pushes while the answer to funding pulls it back. */
function run(policy: PolicyName, rounds: number, response: number, liar: boolean): Loop {
  const parameters = parametersOf(policy);
  const config = hubConfig(parameters.governance);
  const uniform = generator(5);
  const states: MarketState[] = [0, 1, 2, 3].map(() => createMarketState(parameters));
  let stored: StoredVector | null = null;
  let snapshot: ChainSnapshot = EMPTY_CHAIN;
  let skew = 60;
  let price = 60_000;
  const loop = { basis: [] as number[], rates: [] as number[], clamped: 0n, invalid: 0, spread: 0 };
  for (let round = ROUND; round < ROUND + rounds; round += 1) {
    const at = round * 10_000 + 4_000;
    price *= 1 + (uniform() - 0.5) * 0.0006;
    const quotes = VENUES.map((venue) => quoteOf(venue, price * (1 + (uniform() - 0.5) * 0.0002), at));
    const assessments = states.map((state, node): Assessment => {
      const seen = quotes.filter((_, position) => position !== node && position !== node + 5);
      const result = step(state, { at, quotes: seen, chain: snapshot, closeRound: round }, parameters);
      states[node] = result.state;
      assert.ok(result.assessment !== null, result.trace.withheld?.reason);
      return result.assessment;
    });
    const vectors = assessments.map(({ observedAt, fields }, node) => ({
      observedAt: BigInt(observedAt),
      fields: liar && node === 3 ? fields.map((value, position) => (position <= FIELD.indexAverage ? value * 10n : value)) : fields,
    }));
    const outcome = acceptRound(vectors, 3, stored, config);
    assert.ok(outcome.enough);
    stored = outcome.stored;
    loop.clamped |= outcome.clamped;
    if (!outcome.valid) loop.invalid += 1;
    const values = decodeFields(stored.fields);
    const honest = assessments.map(({ fields }) => fields[FIELD.index] ?? 0n).sort((a, b) => (a < b ? -1 : 1));
    const index = stored.fields[FIELD.index] ?? 0n;
    assert.ok(index >= (honest[0] ?? 0n) && index <= (honest[3] ?? 0n), "the median is inside the honest range");
    loop.spread = Math.max(loop.spread, Math.abs(values.index / price - 1));
    skew += (uniform() - 0.48) * 8 - response * values.fundingRate * 10 * SCALE;
    const accepted = { round, observedAt: Number(outcome.observedAt), fields: stored.fields };
    const long = 100 + Math.max(0, skew);
    const short = 100 + Math.max(0, -skew);
    snapshot = { ...EMPTY_CHAIN, blockTime: at + 2_000, openInterestLong: long, openInterestShort: short, valid: outcome.valid, accepted };
    loop.basis.push((long - short) / SCALE);
    loop.rates.push(values.fundingRate);
  }
  return loop;
}

const rms = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

test("four nodes and the hub agree round after round: nothing an honest node signs is clamped or refused", () => {
  for (const policy of ["none", "gen1", "gen2"] as const) {
    const loop = run(policy, 300, 30, false);
    assert.equal(loop.clamped, 0n, policy);
    assert.equal(loop.invalid, 0, policy);
    assert.ok(loop.spread < 0.0005, `${policy}: index off by ${loop.spread}`);
  }
});

test("one node of four that multiplies prices by ten changes no median outside the honest range", () => {
  const loop = run("gen2", 300, 30, true);
  assert.equal(loop.invalid, 0);
  assert.ok(loop.spread < 0.0005);
});

test("where the market answers funding, generation 2 halves the basis of doing nothing", () => {
  const nothing = run("none", 600, 30, false);
  const ours = run("gen2", 600, 30, false);
  assert.ok(rms(ours.basis) < 0.5 * rms(nothing.basis), `${rms(ours.basis)} against ${rms(nothing.basis)}`);
});

test("where the market does not answer, generation 2 changes nothing and stays inside its cap", () => {
  const nothing = run("none", 300, 0, false);
  const ours = run("gen2", 300, 0, false);
  assert.deepEqual(ours.basis, nothing.basis);
  const cap = parametersOf("gen2").funding.cap;
  assert.ok(ours.rates.every((rate) => Math.abs(rate) <= cap));
});

test("the accepted rate never moves faster than its cap per second", () => {
  const { rates } = run("gen2", 300, 30, false);
  const step10 = parametersOf("gen2").funding.maxStepPerSecond * 10;
  for (const [position, rate] of rates.entries()) {
    if (position > 0) assert.ok(Math.abs(rate - (rates[position - 1] ?? 0)) <= step10 * (1 + 1e-9));
  }
});
