import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { at, deepFreeze, indexOf, NOW, quoteOf } from "./market.testing.ts";
import type { LegParameters, PriceParameters } from "./parameters.ts";
import { MIXED } from "./price.testing.ts";
import { createPriceState, updatePrice } from "./price.ts";

const once = (p: PriceParameters, quotes: Parameters<typeof updatePrice>[1], moment = NOW) =>
  updatePrice(deepFreeze(createPriceState(p)), quotes, moment, p).result;
const usdc = (venue: string, price: number, publishedAt = NOW) => quoteOf(venue, price, { pair: "BTC/USDC", publishedAt });
const peg = (venue: string, price: number, publishedAt = NOW) => quoteOf(venue, price, { pair: "USDC/USD", publishedAt });

/** Three USDC venues and nothing else. */
const foreign = (leg: LegParameters): PriceParameters => ({
  base: "BTC",
  quote: "USD",
  index: indexOf(at("BTC/USDC", "a", "b", "c")),
  legs: { USDC: leg },
});
const VENUES = ["a", "b", "c"];

test("a foreign price is multiplied by its leg's index", () => {
  const price = fc.double({ min: 0.5, max: 1.5, noNaN: true });
  const p = foreign({ kind: "index", index: indexOf(at("USDC/USD", "k")) });
  fc.assert(
    fc.property(price, (rate) => {
      const result = once(p, [peg("k", rate), ...VENUES.map((venue) => usdc(venue, 100))]);
      assert.ok(result.ok && Math.abs(result.price - 100 * rate) < 1e-9);
      const leg = result.legs.USDC;
      assert.ok(leg?.kind === "index" && leg.result.ok && leg.result.price === rate);
    }),
  );
});

test("the order of a leg and what it converts within one delivery does not matter", () => {
  const p = foreign({ kind: "index", index: indexOf(at("USDC/USD", "k")) });
  const quotes = [peg("k", 0.9), ...VENUES.map((venue) => usdc(venue, 100))];
  const [first, last] = [once(p, quotes), once(p, quotes.toReversed())];
  assert.ok(first.ok && last.ok && first.price === last.price);
  assert.ok(last.outcomes.every((outcome) => outcome.accepted));
});

test("without a leg price the conversion is missing, and dollar venues go on alone", () => {
  const quotes = [quoteOf("a", 100), quoteOf("b", 100), usdc("c", 115)];
  const result = once(MIXED, quotes);
  assert.ok(result.ok && result.price === 100 && result.venuesUsed === 2);
  assert.deepEqual(
    result.outcomes.map((outcome) => outcome.code),
    [null, null, "conversion_missing"],
  );
  const leg = result.legs.USDC;
  assert.ok(leg?.kind === "index" && !leg.result.ok && leg.result.code === "too_few_venues");
});

test("a leg that goes stale takes its pairs out", () => {
  const quotes = [quoteOf("a", 100), quoteOf("b", 100), usdc("c", 111), peg("k", 0.9)];
  const { state, result } = updatePrice(createPriceState(MIXED), quotes, NOW, MIXED);
  assert.ok(result.ok && result.venuesUsed === 3);
  const fresh = [quoteOf("a", 100), quoteOf("b", 100), usdc("c", 111)].map((q) => ({ ...q, publishedAt: NOW + 60_001 }));
  const later = updatePrice(state, fresh, NOW + 60_001, MIXED).result;
  assert.ok(later.ok && later.venuesUsed === 2 && later.outcomes[2]?.code === "conversion_missing");
});

test("a de-peg does not move the index while the leg tells of it", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.8, max: 1.2, noNaN: true }), (rate) => {
      const result = once(MIXED, [quoteOf("a", 100), quoteOf("b", 100), peg("a", rate), peg("k", rate), usdc("c", 100 / rate)]);
      assert.ok(result.ok && Math.abs(result.price - 100) < 1e-9 && result.venuesUsed === 3);
    }),
  );
});

test("an assumed parity converts at its price and widens the half-width by its own", () => {
  const width = (halfWidth: number) => {
    const result = once(
      foreign({ kind: "assumed", price: 1, halfWidth }),
      VENUES.map((venue) => usdc(venue, 100)),
    );
    assert.ok(result.ok && result.price === 100);
    return result.halfWidth;
  };
  assert.ok(Math.abs(width(0.003) - width(0) - 0.3) < 1e-9);
  const half = fc.double({ min: 0, max: 0.02, noNaN: true });
  fc.assert(
    fc.property(half, half, (a, b) => {
      const [small, large] = a < b ? [a, b] : [b, a];
      assert.ok(width(large) >= width(small));
    }),
  );
});

test("a parity so vague that the index would be too wide gives no index", () => {
  const result = once(
    foreign({ kind: "assumed", price: 1, halfWidth: 0.06 }),
    VENUES.map((venue) => usdc(venue, 100)),
  );
  assert.ok(!result.ok && result.code === "confidence_wide");
});

test("a converted source weighs less than a direct one of the same size, because it brings its leg's error", () => {
  const quotes = [quoteOf("a", 100), quoteOf("d", 100, { pair: "BTC/USDT" })];
  const result = once(MIXED, quotes);
  const weightOf = (venue: string) => result.contributions.find((c) => c.venue === venue && c.status === "used")?.weight ?? 0;
  // errorScale 0.001, parity error 0.003: a tenth of the direct weight.
  assert.ok(Math.abs(weightOf("d") - 1 / 11) < 1e-9);
  assert.ok(Math.abs(weightOf("a") - 10 / 11) < 1e-9);
});

test("a leg has filters of its own: a stray peg among three is thrown out and reported", () => {
  const p = foreign({ kind: "index", index: indexOf(at("USDC/USD", "k", "l", "m")) });
  const result = once(p, [peg("k", 0.99), peg("l", 0.99), peg("m", 1.2), ...VENUES.map((venue) => usdc(venue, 100))]);
  assert.ok(result.ok && Math.abs(result.price - 99) < 1e-9);
  assert.deepEqual(result.outcomes[2], { venue: "m", pair: "USDC/USD", publishedAt: NOW, accepted: false, code: "outlier" });
});
