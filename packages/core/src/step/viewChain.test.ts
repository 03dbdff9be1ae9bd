import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { contract } from "../quorum/memory.ts";
import { acceptedBy, chainWith } from "./chain.testing.ts";
import { createMarketState, type MarketState } from "./state.ts";
import { viewChain } from "./viewChain.ts";
import { EMPTY_CHAIN, parametersOf } from "./world.testing.ts";

const PARAMETERS = parametersOf("gen2");
const FRESH = createMarketState(PARAMETERS);
const START = 1_700_000_000_000;

const after = (state: MarketState, poolValue: number, blockTime: number): MarketState =>
  viewChain(state, { ...EMPTY_CHAIN, poolValue, blockTime }, PARAMETERS);

test("nothing new read leaves the state as it is", () => {
  assert.equal(viewChain(FRESH, null, PARAMETERS), FRESH);
});

test("before the first accepted vector there is nothing to anchor to", () => {
  const { chain, memory } = viewChain(FRESH, EMPTY_CHAIN, PARAMETERS);
  assert.equal(chain?.accepted, null);
  assert.equal(chain?.lastValidAt, null);
  assert.equal(memory.accepted, null);
});

test("an accepted vector is decoded and becomes the anchor", () => {
  const accepted = acceptedBy(PARAMETERS, START, { premiumAverage: 0.001, premiumIntegral: -0.5, tier: 2 });
  const { chain, memory } = viewChain(FRESH, chainWith(accepted), PARAMETERS);
  assert.equal(chain?.accepted?.tier, 2);
  assert.equal(chain?.lastValidAt, accepted.observedAt);
  assert.deepEqual(memory.accepted, { round: accepted.round, premiumAverage: 0.001, premiumIntegral: -0.5 });
});

test("while the vector is invalid the time of the last valid one is kept", () => {
  const valid = viewChain(FRESH, chainWith(acceptedBy(PARAMETERS, START)), PARAMETERS);
  const later = acceptedBy(PARAMETERS, START + 50_000);
  const invalid = viewChain(valid, chainWith(later, { valid: false }), PARAMETERS);
  assert.equal(invalid.chain?.lastValidAt, START / 1000);
  assert.equal(invalid.memory.accepted?.round, later.round);
});

test("a node that first meets an invalid vector knows no valid one", () => {
  const state = viewChain(FRESH, chainWith(acceptedBy(PARAMETERS, START), { valid: false }), PARAMETERS);
  assert.equal(state.chain?.lastValidAt, null);
});

test("a reverted block anchors back to the earlier vector", () => {
  const first = chainWith(acceptedBy(PARAMETERS, START, { premiumAverage: 0.001 }));
  const second = chainWith(acceptedBy(PARAMETERS, START + 10_000, { premiumAverage: 0.002 }));
  const forth = viewChain(viewChain(FRESH, first, PARAMETERS), second, PARAMETERS);
  const back = viewChain(forth, first, PARAMETERS);
  const round = (first.accepted?.round ?? 0) + 2;
  assert.deepEqual(
    contract(back.memory, round, PARAMETERS.memory),
    contract(viewChain(FRESH, first, PARAMETERS).memory, round, PARAMETERS.memory),
  );
});

test("the peak of the pool value is never below the value and is forgotten over a day", () => {
  const high = after(FRESH, 100, START);
  const low = after(high, 60, START + 1_000);
  assert.ok(Math.abs((low.chain?.poolPeak ?? 0) - 100) < 0.01);
  const day = after(low, 60, START + 86_401_000);
  assert.ok(Math.abs((day.chain?.poolPeak ?? 0) - (60 + 40 / Math.E)) < 0.1);
  const month = after(day, 60, START + 30 * 86_400_000);
  assert.ok(Math.abs((month.chain?.poolPeak ?? 0) - 60) < 0.01);
});

test("a rising pool value is its own peak", () => {
  const risen = after(after(FRESH, 100, START), 150, START + 10_000);
  assert.equal(risen.chain?.poolPeak, 150);
});

test("the peak does not depend on how often the chain was read while the value stood still", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3_600_000 }), { minLength: 1, maxLength: 20 }), (waits) => {
      const start = after(after(FRESH, 100, START), 60, START);
      let at = START;
      let often = start;
      for (const wait of waits) {
        at += wait;
        often = after(often, 60, at);
      }
      const once = after(start, 60, at);
      assert.ok(Math.abs((often.chain?.poolPeak ?? 0) - (once.chain?.poolPeak ?? 0)) < 1e-9);
    }),
  );
});

test("a vector of another schema is refused", () => {
  const strange = { ...acceptedBy(PARAMETERS, START), fields: [1n] };
  assert.throws(
    () => viewChain(FRESH, chainWith(strange), PARAMETERS),
    (error) => error instanceof EvenkeelError && error.code === "FIELD_COUNT_MISMATCH",
  );
});
