import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { defaultMarketParameters } from "../defaults.ts";
import type { Quote } from "../market/quote.ts";
import type { MarketParameters } from "../parameters.ts";
import { acceptedBy, chainWith } from "../step/chain.testing.ts";
import { createMarketState, type MarketState } from "../step/state.ts";
import { DESCRIPTION, EMPTY_CHAIN, parametersOf } from "../step/world.testing.ts";
import { step } from "../step.ts";
import { createHotMarket } from "./createHotMarket.ts";
import { assertSameDecision, decideOn, decidePure } from "./hot.testing.ts";
import { observeHot } from "./observeHot.ts";
import { saveHot } from "./saveHot.ts";

const START = 1_700_000_000_000;

const plain = (policy: "none" | "gen1" | "gen2") => parametersOf(policy);

/** Ten venues of which some quote in two stablecoins, one converted through two venues, one taken as given. */
function withLegs(): MarketParameters {
  const pairs = ["BTC/USD", "BTC/USDC", "BTC/USDT", "BTC/EUR"];
  return defaultMarketParameters(
    {
      ...DESCRIPTION,
      sources: DESCRIPTION.sources.map(({ venue }, i) => ({ venue: i === 9 ? "a" : venue, pair: pairs[i === 9 ? 1 : i % 3] ?? "BTC/USD" })),
      legs: {
        USDC: {
          kind: "index",
          sources: [
            { venue: "k", pair: "USDC/USD" },
            { venue: "l", pair: "USDC/USD" },
          ],
          minimumVenues: 1,
          stalenessMillis: 30_000,
        },
        USDT: { kind: "assumed", price: 0.9995, halfWidth: 0.001 },
      },
    },
    "gen2",
  );
}

/** Out within a second or two and back a little later, so that a random walk crosses every edge of the filter. */
const QUICK_DRIFT = {
  halfLifeMillis: 1_500,
  maxGapMillis: 800,
  lookMillis: 400,
  reach: 0.005,
  scale: 0.0004,
  out: 0.0006,
  back: 0.0004,
  dwellMillis: 600,
  forgetMillis: 20_000,
  minimumVenues: 3,
};

/** The other branches of the pipeline: every aggregation and law, a short guard, a quick outlier rule, few venues. */
function variants(): MarketParameters[] {
  const base = plain("gen2");
  const legs = withLegs();
  const { index } = base.price;
  const withIndex = (changes: Partial<typeof index>): MarketParameters => ({
    ...base,
    price: { ...base.price, index: { ...index, ...changes } },
  });
  const withLaw = (law: MarketParameters["funding"]["law"]): MarketParameters => ({ ...base, funding: { ...base.funding, law } });
  return [
    withIndex({ aggregation: "median" }),
    withIndex({ aggregation: "clampedMean" }),
    withIndex({ aggregation: "clampedMean", drift: null, minimumVenues: 1, sources: index.sources.slice(0, 2) }),
    withIndex({ minimumVenues: 1, sources: index.sources.slice(0, 2) }),
    withIndex({ minimumVenues: 1, sources: index.sources.slice(0, 1) }),
    withIndex({
      outlier: { threshold: 0.002, readmitFraction: 0.5, dwellMillis: 1_500 },
      weights: { ...index.weights, halfLifeMillis: 2_000 },
    }),
    withIndex({ outlier: { threshold: 0.002, readmitFraction: 0.5, dwellMillis: 0 }, weights: { ...index.weights, capByCount: [] } }),
    withIndex({
      guard: {
        stepMillis: 700,
        perStep: 0.001,
        perSecond: 0.0001,
        cumulative: 0.004,
        cumulativeWindowMillis: 4_000,
        rebaselineMillis: 3_000,
      },
      confidence: { ...index.confidence, maxRelative: 0.004 },
    }),
    withIndex({ drift: QUICK_DRIFT, minimumVenues: 6 }),
    { ...legs, price: { ...legs.price, index: { ...legs.price.index, drift: QUICK_DRIFT } } },
    withLaw({ law: "clampFormula", interest: 0.0001, damper: 0.0005, periodSeconds: 28_800 }),
    withLaw({ law: "skewVelocity", maxVelocity: 1e-11, scale: 1_000 }),
    {
      ...base,
      volatility: { ...base.volatility, gridMillis: 1_000, maxGapMillis: 3_000 },
      divergence: {
        ...base.divergence,
        halfLife: {
          ...base.divergence.halfLife,
          gridMillis: 500,
          shortLag: 1,
          longLag: 3,
          minimumSamples: 4,
          memoryHalfLifeMillis: 20_000,
        },
      },
    },
  ];
}

type Event =
  | {
      readonly kind: "quote";
      readonly venue: number;
      readonly move: number;
      readonly spread: number;
      readonly size: number;
      readonly lag: number;
      readonly wait: number;
    }
  | {
      readonly kind: "chain";
      readonly skew: number;
      readonly accept: boolean;
      readonly wait: number;
      readonly premium: number;
      readonly tier: number;
      readonly pool: number;
    }
  | { readonly kind: "close"; readonly wait: number };

const wait = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 900 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1_000, max: 70_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 70_000, max: 700_000 }) },
);
const move = fc.oneof(
  { weight: 20, arbitrary: fc.double({ min: -0.001, max: 0.001, noNaN: true }) },
  { weight: 3, arbitrary: fc.double({ min: -0.05, max: 0.05, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -1.5, Number.NaN, 1e30) },
);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant("quote" as const),
      venue: fc.integer({ min: 0, max: 13 }),
      move,
      spread: fc.oneof({ weight: 10, arbitrary: fc.double({ min: 0, max: 0.0005, noNaN: true }) }, fc.constantFrom(-0.001, 0.05)),
      size: fc.oneof({ weight: 10, arbitrary: fc.double({ min: 0, max: 10, noNaN: true }) }, fc.constantFrom(0, -1, 1e25)),
      lag: fc.oneof({ weight: 10, arbitrary: fc.integer({ min: 0, max: 300 }) }, fc.integer({ min: -10_000, max: 90_000 })),
      wait,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("chain" as const),
      skew: fc.double({ min: -500, max: 500, noNaN: true }),
      accept: fc.boolean(),
      premium: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      tier: fc.integer({ min: 0, max: 4 }),
      pool: fc.double({ min: 0, max: 5e7, noNaN: true }),
      wait,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("close" as const), wait }) },
);

function quoteFor(parameters: MarketParameters, { venue, move: change, spread, size, lag }: Event & { kind: "quote" }, at: number): Quote {
  const legs = Object.values(parameters.price.legs).flatMap((leg) => (leg.kind === "index" ? leg.index.sources : []));
  const known = [...parameters.price.index.sources, ...legs, { venue: "nobody", pair: "X/Y" }];
  const { venue: name, pair } = known[venue % known.length] ?? { venue: "nobody", pair: "X/Y" };
  const price = (pair.startsWith("USDC/") ? 1 : 60_000) * (1 + change);
  return { venue: name, pair, bid: price * (1 - spread), ask: price * (1 + spread), size, publishedAt: at - lag, receivedAt: at };
}

/** Plays events through both paths and compares every number after every one of them. */
function playBoth(parameters: MarketParameters, events: readonly Event[], warm: boolean): void {
  let state: MarketState = createMarketState(parameters);
  const market = createHotMarket(parameters, state);
  let at = START;
  const both = (observation: Parameters<typeof step>[1]) => {
    const pure = step(state, observation, parameters);
    assert.deepEqual(observeHot(market, observation), pure);
    state = pure.state;
  };
  if (warm) {
    const quotes = parameters.price.index.sources.map(({ venue, pair }) => ({
      venue,
      pair,
      bid: 59_994,
      ask: 60_006,
      size: 1,
      publishedAt: at,
      receivedAt: at,
    }));
    both({ at, quotes, chain: chainWith(acceptedBy(parameters, at - 8_000)), closeRound: null });
  }
  for (const item of events) {
    at += item.wait;
    if (item.kind === "quote") {
      const observation = { at, quotes: [quoteFor(parameters, item, at)], chain: null, closeRound: null };
      const pure = decidePure(state, observation, parameters);
      const cameTo = decideOn(market, observation.quotes[0] as Quote, at);
      assertSameDecision(market, cameTo, pure);
      state = step(state, observation, parameters).state;
      assert.deepEqual(saveHot(market), state);
    } else if (item.kind === "chain") {
      const { premium: premiumAverage, tier, skew, pool: poolValue } = item;
      const open = { openInterestLong: 500 + skew, openInterestShort: 500, poolValue };
      const accepted = acceptedBy(parameters, at, { premiumAverage, tier });
      both({
        at,
        quotes: [],
        chain: item.accept ? chainWith(accepted, open) : { ...EMPTY_CHAIN, ...open, blockTime: at },
        closeRound: null,
      });
    } else both({ at, quotes: [], chain: null, closeRound: Math.floor(at / (parameters.roundSeconds * 1000)) });
  }
}

const runs = (parameters: MarketParameters, numRuns: number) =>
  fc.assert(
    fc.property(fc.array(event, { maxLength: 120, size: "max" }), fc.boolean(), (events, warm) => playBoth(parameters, events, warm)),
    { numRuns },
  );

for (const policy of ["none", "gen1", "gen2"] as const) {
  test(`bit-equal to the pure step under ${policy}, over stale, crossed, missing and moved quotes, chain reads and closed rounds`, () => {
    runs(plain(policy), 60);
  });
}

test("bit-equal with foreign quote currencies, one of them converted through an index of its own", () => {
  runs(withLegs(), 80);
});

test("bit-equal in every other branch of the pipeline", () => {
  for (const parameters of variants()) runs(parameters, 30);
});

test("a clock that runs backwards or is no integer is refused as by the step, and the market stays as it was", () => {
  const parameters = plain("gen2");
  const market = createHotMarket(parameters);
  const quote = { venue: "a", pair: "BTC/USD", bid: 1, ask: 1, size: 1, publishedAt: START, receivedAt: START };
  decideOn(market, quote, START);
  const before = saveHot(market);
  assert.throws(() => decideOn(market, quote, START - 1), { code: "CLOCK_BACKWARDS" });
  for (const at of [Number.NaN, -1, START + 0.5, Number.POSITIVE_INFINITY])
    assert.throws(() => decideOn(market, quote, at), { code: "CLOCK_INVALID" });
  assert.deepEqual(saveHot(market), before);
});

test("a mark that cannot be measured against is refused as by the step, and the market stays as it was", () => {
  const parameters = plain("gen2");
  const market = createHotMarket(parameters);
  const quotes = parameters.price.index.sources.map(({ venue, pair }) => ({
    venue,
    pair,
    bid: 100,
    ask: 100,
    size: 1,
    publishedAt: START,
    receivedAt: START,
  }));
  const chain = chainWith(acceptedBy(parameters, START), { openInterestShort: 30_000 });
  observeHot(market, { at: START, quotes: [], chain, closeRound: null });
  for (const quote of quotes.slice(0, 2)) assert.equal(decideOn(market, quote, START), 3);
  const before = saveHot(market);
  assert.throws(() => decideOn(market, quotes[2] as Quote, START), { code: "DIVERGENCE_INPUT" });
  assert.deepEqual(saveHot(market), before);
});
