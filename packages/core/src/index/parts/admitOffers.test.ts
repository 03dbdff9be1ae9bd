import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW } from "../market.testing.ts";
import { admitOffers } from "./admitOffers.ts";
import { offersOf } from "./parts.testing.ts";
import { ADMIT_ALL, type AdmitRule } from "./recipe.ts";

const rule = (changes: Partial<AdmitRule>): AdmitRule => ({ ...ADMIT_ALL, ...changes });
const aged = (...ages: readonly number[]) => ages.map((age, i) => ({ source: String(i), price: 100, publishedAt: NOW - age }));

test("an age equal to its limit counts or not, as the rule says", () => {
  const offers = aged(179_999, 180_000, 180_001);
  assert.deepEqual(admitOffers(offers, NOW, null, rule({ maxAgeMillis: 180_000 })), [null, null, "stale"]);
  assert.deepEqual(admitOffers(offers, NOW, null, rule({ maxAgeMillis: 180_000, ageBound: "exclusive" })), [null, "stale", "stale"]);
});

test("a price from the future is one beyond the permitted clock difference", () => {
  const offers = aged(-59_999, -60_000, -60_001);
  assert.deepEqual(admitOffers(offers, NOW, null, rule({ maxAheadMillis: 60_000 })), [null, null, "future"]);
  assert.deepEqual(admitOffers(offers, NOW, null, rule({ maxAheadMillis: 60_000, ageBound: "exclusive" })), [null, "future", "future"]);
});

test("without a time an offer is of now", () => {
  assert.deepEqual(admitOffers(offersOf(100), NOW, NOW, rule({ maxAgeMillis: 0 })), [null]);
});

test("nothing older than the last accepted round counts where the rule asks for news", () => {
  const offers = aged(0, 10, 20);
  assert.deepEqual(admitOffers(offers, NOW, NOW - 10, rule({ newerThanLast: true })), [null, "not_newer", "not_newer"]);
  assert.deepEqual(admitOffers(offers, NOW, null, rule({ newerThanLast: true })), [null, null, null]);
});

test("confidence: missing, too wide, just right", () => {
  const offers = [0, 1, 10, 11, Number.NaN].map((halfWidth, i) => ({ source: String(i), price: 100, halfWidth }));
  assert.deepEqual(admitOffers(offers, NOW, null, rule({ needsHalfWidth: true, maxHalfWidth: 0.1 })), [
    "confidence_missing",
    null,
    null,
    "confidence_wide",
    "confidence_missing",
  ]);
});

test("a venue that is not trading, a price that is no number", () => {
  const offers = [
    { source: "a", price: 1, trading: false },
    { source: "b", price: Number.NaN },
    { source: "c", price: Infinity },
    { source: "d", price: -1 },
  ];
  assert.deepEqual(admitOffers(offers, NOW, null, ADMIT_ALL), ["not_trading", "price_invalid", "price_invalid", null]);
});

test("a venue counts once, and only its first valid offer takes the place", () => {
  const offers = [
    { source: "1", venue: "a", price: 1, publishedAt: NOW - 10 },
    { source: "2", venue: "a", price: 2 },
    { source: "3", venue: "a", price: 3 },
    { source: "4", venue: "b", price: 4 },
  ];
  assert.deepEqual(admitOffers(offers, NOW, null, rule({ oncePerVenue: true, maxAgeMillis: 5 })), ["stale", null, "duplicate_venue", null]);
});

test("ascending prices: equal ones are in order, a fall is not", () => {
  assert.deepEqual(admitOffers(offersOf(1, 2, 2, 1, 3), NOW, null, rule({ ascending: true })), [null, null, null, "unordered", null]);
});
