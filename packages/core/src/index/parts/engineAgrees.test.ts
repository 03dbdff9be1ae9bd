import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { defaultPriceParameters } from "../defaults.ts";
import { NOW } from "../market.testing.ts";
import type { PriceParameters } from "../parameters.ts";
import { EVENKEEL_RECIPE } from "../peers/evenkeel.ts";
import { createPriceState, updatePrice } from "../price.ts";
import { EMPTY_RECIPE_STATE } from "./recipeState.ts";
import { runRecipe } from "./runRecipe.ts";

// The engine's own index and the recipe are two readings of one design: where they claim the same rules they give the same number.

const VENUES = ["a", "b", "c", "d", "e", "f"];
const DEFAULTS = defaultPriceParameters({
  market: "X-USD",
  base: "X",
  quote: "USD",
  roundSeconds: 10,
  sources: VENUES.map((venue) => ({ venue, pair: "X/USD" })),
  legs: {},
  minimumVenues: 2,
  stalenessMillis: 60_000,
  singleVenueHalfWidth: 0.004,
  skewScale: 1,
});
/** No memory of drift, no doubt from age, and a guard that is out of the way. */
const ENGINE: PriceParameters = {
  ...DEFAULTS,
  index: {
    ...DEFAULTS.index,
    drift: null,
    confidence: { ...DEFAULTS.index.confidence, driftPerRootSecond: 0, maxRelative: 1 },
  },
};

const row = fc.record({
  venue: fc.constantFrom(...VENUES),
  price: fc.double({ min: 99.5, max: 100.5, noNaN: true }),
  size: fc.integer({ min: 1, max: 1000 }),
});
const rows = fc.uniqueArray(row, { minLength: 2, maxLength: 6, selector: ({ venue }) => venue });

test("the same prices and sizes give the same weights and the same weighted median", () => {
  fc.assert(
    fc.property(rows, (quotes) => {
      const engine = updatePrice(
        createPriceState(ENGINE),
        quotes.map(({ venue, price, size }) => ({ venue, pair: "X/USD", bid: price, ask: price, size, publishedAt: NOW, receivedAt: NOW })),
        NOW,
        ENGINE,
      ).result;
      const offers = quotes.map(({ venue: source, price, size: weight }) => ({ source, price, weight, publishedAt: NOW }));
      const { result } = runRecipe(EMPTY_RECIPE_STATE, offers, { at: NOW }, EVENKEEL_RECIPE);
      assert.ok(engine.ok && result.ok);
      assert.equal(result.price, engine.price);
      for (const { offer, weight } of result.offers) {
        const contribution = engine.contributions.find(({ venue }) => venue === offer.source);
        assert.ok(Math.abs(weight - (contribution?.weight ?? Number.NaN)) < 1e-9);
      }
    }),
  );
});

test("both refuse one venue, one beyond the outlier band, and one that is silent", () => {
  const engineStatus = (prices: Readonly<Record<string, number>>, age = 0) => {
    const quotes = Object.entries(prices).map(([venue, price]) => ({
      venue,
      pair: "X/USD",
      bid: price,
      ask: price,
      size: 1,
      publishedAt: NOW - (venue === "c" ? age : 0),
      receivedAt: NOW,
    }));
    const { result } = updatePrice(createPriceState(ENGINE), quotes, NOW, ENGINE);
    return [result.ok ? result.price : result.code, result.outcomes.find(({ venue }) => venue === "c")?.code ?? null];
  };
  const recipeStatus = (prices: Readonly<Record<string, number>>, age = 0) => {
    const offers = Object.entries(prices).map(([source, price]) => ({
      source,
      price,
      weight: 1,
      publishedAt: NOW - (source === "c" ? age : 0),
    }));
    const { result } = runRecipe(EMPTY_RECIPE_STATE, offers, { at: NOW }, EVENKEEL_RECIPE);
    const status = result.offers.find(({ offer }) => offer.source === "c")?.status;
    return [
      result.ok ? result.price : result.fault === "too_few" ? "too_few_venues" : result.fault,
      status === undefined || status === "used" ? null : status,
    ];
  };
  const cases: readonly (readonly [Readonly<Record<string, number>>, number])[] = [
    [{ a: 100 }, 0],
    [{ a: 100, b: 100, c: 104 }, 0],
    [{ a: 100, b: 100, c: 102 }, 0],
    [{ a: 100, b: 100.1, c: 100.2 }, 60_001],
    [{ a: 100, b: 100.1, c: 100.2 }, 60_000],
    [{ a: 100, b: 100.1, c: 100.2 }, -5_001],
  ];
  for (const [prices, age] of cases) assert.deepEqual(recipeStatus(prices, age), engineStatus(prices, age), JSON.stringify([prices, age]));
});
