import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quote } from "../market/quote.ts";
import type { MarketParameters } from "../parameters.ts";
import { acceptedBy, chainWith } from "../step/chain.testing.ts";
import { createMarketState } from "../step/state.ts";
import { parametersOf } from "../step/world.testing.ts";
import { step } from "../step.ts";
import { createHotMarket } from "./createHotMarket.ts";
import { assertSameDecision, decideOn, decidePure } from "./hot.testing.ts";
import { observeHot } from "./observeHot.ts";
import { saveHot } from "./saveHot.ts";

const START = 1_700_000_000_000;
const QUOTES = 3_000;

/** A repeatable sequence between 0 and 1 (Park and Miller). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Course {
  readonly millis: number;
  /** Level of venue v at quote n, relative to 60,000. */
  readonly levelOf: (n: number, venue: number) => number;
  /** Quotes between two blocks, each accepting a vector. */
  readonly block: number;
  /** From this quote on only the first venue speaks. */
  readonly aloneFrom?: number;
}

/** Plays one long walk through both paths; compares every decision, the whole state now and then, and reports what was reached on the way. */
function walk(parameters: MarketParameters, { millis, levelOf, block, aloneFrom = QUOTES }: Course, seed: number) {
  const next = sequence(seed);
  const { sources } = parameters.price.index;
  let state = createMarketState(parameters);
  const market = createHotMarket(parameters);
  const seen = { guarded: 0, rebaselined: 0, outsiders: 0, halfLives: 0, tiers: new Set<number>() };
  for (let n = 0; n < QUOTES; n++) {
    const at = START + n * millis;
    const venue = n < aloneFrom ? Math.floor(next() * sources.length) : 0;
    const price = 60_000 * (1 + levelOf(n, venue) + 2e-4 * (next() - 0.5));
    const { venue: name = "", pair = "" } = sources[venue] ?? {};
    const quote: Quote = {
      venue: name,
      pair,
      bid: price * 0.9999,
      ask: price * 1.0001,
      size: next(),
      publishedAt: at - Math.floor(next() * 900),
      receivedAt: at,
    };
    if (n % block === 0) {
      const accepted = acceptedBy(parameters, at, { premiumAverage: 0.001 * (next() - 0.5), tier: Math.floor(next() * 3) });
      const chain = chainWith(accepted, { openInterestLong: 500 * next(), openInterestShort: 500 * next() });
      const observation = { at, quotes: [], chain, closeRound: Math.floor(at / (parameters.roundSeconds * 1000)) };
      const pure = step(state, observation, parameters);
      assert.deepEqual(observeHot(market, observation), pure);
      state = pure.state;
    }
    const observation = { at, quotes: [quote], chain: null, closeRound: null };
    const pure = decidePure(state, observation, parameters);
    assertSameDecision(market, decideOn(market, quote, at), pure);
    state = step(state, observation, parameters).state;
    if (n % 50 === 0) assert.deepEqual(saveHot(market), state);
    const { index, decision, measure } = market;
    seen.guarded += index.guard.guarded > 0 ? 1 : 0;
    seen.rebaselined += index.guard.rebaselined;
    seen.outsiders = Math.max(seen.outsiders, index.outsiders);
    seen.halfLives += Number.isNaN(measure.halfLife.seconds) ? 0 : 1;
    seen.tiers.add(decision.tier);
  }
  assert.deepEqual(saveHot(market), state);
  return seen;
}

const base = parametersOf("gen2");
const withIndex = (changes: Partial<MarketParameters["price"]["index"]>): MarketParameters => ({
  ...base,
  price: { ...base.price, index: { ...base.price.index, ...changes } },
});

test("a level that jumps and stays is held back by the guard and then accepted, bit for bit", () => {
  const guard = {
    stepMillis: 1_000,
    perStep: 0.001,
    perSecond: 0,
    cumulative: 0.002,
    cumulativeWindowMillis: 20_000,
    rebaselineMillis: 5_000,
  };
  const seen = walk(withIndex({ guard }), { millis: 40, block: 200, levelOf: (n) => 0.02 * (Math.floor(n / 400) % 2) }, 7);
  assert.ok(seen.guarded > 100 && seen.rebaselined > 1, JSON.stringify(seen));
});

test("venues that leave, come back and stay are marked and re-admitted, bit for bit", () => {
  const levelOf = (n: number, venue: number) => (venue < 3 && Math.floor(n / 500) % 2 === 1 ? 0.06 : 0);
  const seen = walk(base, { millis: 150, block: 150, levelOf }, 11);
  assert.ok(seen.outsiders >= 3, JSON.stringify(seen));
});

test("a basis that decays again and again gets a half-life, and tiers come and go, bit for bit", () => {
  const levelOf = (n: number) => 0.004 * Math.exp(-(n % 300) / 60);
  const parameters: MarketParameters = {
    ...base,
    divergence: {
      ...base.divergence,
      halfLife: { ...base.divergence.halfLife, gridMillis: 5_000, minimumSamples: 20, memoryHalfLifeMillis: 200_000 },
    },
  };
  const mark = { ...parameters, tiers: { ...parameters.tiers, dwellSeconds: 20 } };
  const seen = walk(mark, { millis: 500, block: 20, levelOf }, 13);
  assert.ok(seen.halfLives > 100 && seen.tiers.size > 1, JSON.stringify({ ...seen, tiers: [...seen.tiers] }));
});

test("the last venue to speak, when it had left, has to come back to the last index, bit for bit", () => {
  const levelOf = (n: number, venue: number) => (venue === 0 && n >= 300 && n < 1_500 ? 0.06 : 0);
  const guard = { ...base.price.index.guard, rebaselineMillis: 300_000, cumulativeWindowMillis: 300_000 };
  const three = withIndex({ minimumVenues: 1, guard, sources: base.price.index.sources.slice(0, 3) });
  const seen = walk(three, { millis: 150, block: 300, levelOf, aloneFrom: 600 }, 17);
  assert.equal(seen.outsiders, 1);
});

test("two venues that part are told apart by the last index, bit for bit", () => {
  const levelOf = (n: number, venue: number) => (venue === 0 && Math.floor(n / 200) % 2 === 1 ? 0.05 : 0);
  const two = withIndex({ minimumVenues: 1, sources: base.price.index.sources.slice(0, 2) });
  assert.equal(walk(two, { millis: 300, block: 300, levelOf }, 19).outsiders, 1);
});

test("caps that leave no choice, and caps that cut several venues, share out bit for bit", () => {
  const { weights } = base.price.index;
  const capped = (venues: number, cap: number) => withIndex({ weights: { ...weights, capByCount: [{ venues, cap }] } });
  for (const cap of [0.1, 0.11, 0.14]) walk(capped(10, cap), { millis: 60, block: 500, levelOf: (_, venue) => venue * 1e-4 }, 23);
});
