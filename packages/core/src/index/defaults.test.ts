import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarketDescription } from "../market/marketDescription.ts";
import { checkPriceParameters } from "./check.ts";
import { defaultIndexParameters, defaultPriceParameters, WEIGHT_CAPS } from "./defaults.ts";
import { at } from "./market.testing.ts";

const described = (roundSeconds: number): MarketDescription => ({
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds,
  sources: [...at("BTC/USD", "a", "b"), ...at("BTC/USDC", "a", "c")],
  legs: {
    USDC: { kind: "index", sources: at("USDC/USD", "k"), minimumVenues: 1, stalenessMillis: 90_000 },
    USDT: { kind: "assumed", price: 1, halfWidth: 0.002 },
  },
  minimumVenues: 2,
  stalenessMillis: 30_000,
  singleVenueHalfWidth: 0.004,
  skewScale: 20_000,
});

test("the defaults pass their check for every length of round", () => {
  for (const roundSeconds of [1, 2, 5, 10, 60, 300, 600]) checkPriceParameters(defaultPriceParameters(described(roundSeconds)));
});

test("what the feed knows comes from the description", () => {
  const index = defaultIndexParameters(described(10));
  assert.deepEqual([index.minimumVenues, index.stalenessMillis, index.singleVenueHalfWidth], [2, 30_000, 0.004]);
  assert.deepEqual(index.sources, described(10).sources);
});

test("legs keep their kind and their own limits", () => {
  const { legs } = defaultPriceParameters(described(10));
  assert.deepEqual(legs.USDT, { kind: "assumed", price: 1, halfWidth: 0.002 });
  const usdc = legs.USDC;
  assert.ok(usdc?.kind === "index" && usdc.index.stalenessMillis === 90_000 && usdc.index.minimumVenues === 1);
});

test("the guard counts in rounds, three of them to a new level", () => {
  for (const roundSeconds of [10, 60]) {
    const { guard } = defaultIndexParameters(described(roundSeconds));
    assert.equal(guard.stepMillis, roundSeconds * 1000);
    assert.equal(guard.rebaselineMillis, 3 * guard.stepMillis);
    assert.ok(guard.cumulativeWindowMillis >= 5 * guard.stepMillis);
  }
});

test("the cap table falls as venues are added, and stays above equal shares", () => {
  WEIGHT_CAPS.forEach(({ venues, cap }, i) => {
    const before = WEIGHT_CAPS[i - 1];
    assert.ok(cap > 1 / venues && cap < 0.5);
    if (before) assert.ok(venues > before.venues && cap < before.cap);
  });
});

test("the clamp lies inside the outlier threshold, so that a lie is first clamped and then thrown out", () => {
  const { clampWidth, outlier } = defaultIndexParameters(described(10));
  assert.ok(clampWidth < outlier.threshold);
});
