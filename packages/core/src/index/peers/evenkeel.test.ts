import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { defaultPriceParameters } from "../defaults.ts";
import { NOW } from "../market.testing.ts";
import { answerOf, honest, once } from "../parts/parts.testing.ts";
import { EVENKEEL_DEPTH_RECIPE, EVENKEEL_RECIPE } from "./evenkeel.ts";

test("caps, outlier band and its way back are those of the engine's default", () => {
  const { index } = defaultPriceParameters({
    market: "X-USD",
    base: "X",
    quote: "USD",
    roundSeconds: 10,
    sources: [{ venue: "a", pair: "X/USD" }],
    legs: {},
    minimumVenues: 1,
    stalenessMillis: 60_000,
    singleVenueHalfWidth: 0.004,
    skewScale: 1,
  });
  const { exclude, weigh, admit } = EVENKEEL_RECIPE;
  assert.ok(exclude?.kind === "distance");
  assert.deepEqual([weigh.caps, weigh.errorScale], [index.weights.capByCount, index.weights.errorScale]);
  const { threshold, readmitFraction, dwellMillis } = index.outlier;
  assert.deepEqual(
    [exclude.standing.threshold, exclude.standing.back, exclude.standing.dwellMillis],
    [threshold, threshold * readmitFraction, dwellMillis],
  );
  assert.equal(admit.maxAheadMillis, index.futureMillis);
});

test("with four venues the one that lies cannot move the index out of the honest range, however large it is", () => {
  fc.assert(
    fc.property(
      fc.array(honest, { minLength: 3, maxLength: 3 }),
      fc.double({ min: 97, max: 103, noNaN: true }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      (good, bad, size) => {
        const offers = [...good.map((price, i) => ({ source: `good${i}`, price, weight: 1 })), { source: "bad", price: bad, weight: size }];
        const result = once(offers, EVENKEEL_RECIPE);
        assert.ok(result.ok && result.price >= Math.min(...good) && result.price <= Math.max(...good));
      },
    ),
  );
});

test("by depth a one-sided book has no weight, a deep one counts for what its thinner side holds", () => {
  const offers = [
    { source: "a", price: 100, bidDepth: 5, askDepth: 5 },
    { source: "b", price: 101, bidDepth: 5, askDepth: 5 },
    { source: "c", price: 102, bidDepth: 0, askDepth: 900 },
  ];
  const result = once(offers, EVENKEEL_DEPTH_RECIPE);
  assert.equal(answerOf(result), 100);
  assert.equal(result.offers[2]?.weight, 0);
});

test("a price converted at a doubtful peg weighs about a twentieth of a direct one", () => {
  const offers = [
    { source: "direct", price: 100, weight: 1 },
    { source: "converted", price: 100, weight: 1, through: ["USDC/USD"] },
  ];
  const surroundings = { at: NOW, conversions: { "USDC/USD": 1 }, conversionErrors: { "USDC/USD": 0.002 } };
  const [direct, converted] = once(offers, EVENKEEL_RECIPE, surroundings).offers;
  assert.ok(Math.abs((direct?.weight ?? 0) / (converted?.weight ?? 0) - 17) < 1e-9);
});

test("a drifted venue alone is not enough venues for an index", () => {
  const offers = [
    { source: "a", price: 100, weight: 1 },
    { source: "b", price: 99, weight: 1 },
  ];
  assert.equal(answerOf(once(offers, EVENKEEL_RECIPE, { trust: { b: 0 } })), "too_few");
});
