import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarketDescription, Quote } from "@evenkeel/core";
import { createRawMedian } from "./rawMedian.ts";

const description: MarketDescription = {
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds: 10,
  sources: [
    { venue: "a", pair: "BTC/USD" },
    { venue: "b", pair: "BTC/USD" },
    { venue: "c", pair: "BTC/USDC" },
    { venue: "d", pair: "BTC/USDT" },
  ],
  legs: {
    USDC: { kind: "index", sources: [{ venue: "b", pair: "USDC/USD" }], minimumVenues: 1, stalenessMillis: 60_000 },
    USDT: { kind: "assumed", price: 1, halfWidth: 0.002 },
  },
  minimumVenues: 1,
  stalenessMillis: 60_000,
  singleVenueHalfWidth: 0.005,
  skewScale: 1_000,
};
const quote = (venue: string, pair: string, price: number, publishedAt: number): Quote => ({
  venue,
  pair,
  bid: price,
  ask: price,
  size: 1,
  publishedAt,
  receivedAt: publishedAt,
});

test("converts by the raw leg and averages the middle two", () => {
  const raw = createRawMedian(description);
  assert.equal(raw.value(0), null);
  raw.absorb(quote("a", "BTC/USD", 100, 0));
  raw.absorb(quote("b", "BTC/USD", 102, 0));
  assert.equal(raw.value(1), 101);
  raw.absorb(quote("c", "BTC/USDC", 115, 0));
  assert.equal(raw.value(1), 101, "no USDC price yet: the quote cannot be converted");
  raw.absorb(quote("b", "USDC/USD", 0.88, 0));
  assert.equal(raw.value(1), 115 * 0.88, "115 * 0.88 = 101.2 is the middle of three");
});

test("direct reads only venues in the market's own currency", () => {
  const raw = createRawMedian(description);
  raw.absorb(quote("a", "BTC/USD", 100, 0));
  raw.absorb(quote("d", "BTC/USDT", 300, 0));
  assert.equal(raw.direct(1, 120_000), 100);
  assert.equal(raw.value(1), 200);
});

test("forgets what is old and ignores what is no price", () => {
  const raw = createRawMedian(description, 1_000);
  raw.absorb(quote("a", "BTC/USD", Number.NaN, 0));
  raw.absorb(quote("b", "BTC/USD", -5, 0));
  assert.equal(raw.value(0), null);
  raw.absorb(quote("a", "BTC/USD", 100, 0));
  assert.equal(raw.value(1_000), 100);
  assert.equal(raw.value(1_001), null);
});
