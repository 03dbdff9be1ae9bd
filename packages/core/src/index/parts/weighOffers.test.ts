import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { WEIGHT_CAPS } from "../defaults.ts";
import { capFor } from "../weigh.ts";
import type { WeighRule } from "./recipe.ts";
import { weighOffers } from "./weighOffers.ts";

const RULE: WeighRule = { by: "stated", caps: null, errorScale: null, minimumShare: null };
const stated = (...weights: readonly number[]) => weights.map((weight, i) => ({ source: String(i), price: 1, weight }));
const close = (got: readonly number[], expected: readonly number[]) =>
  assert.ok(
    expected.every((value, i) => Math.abs((got[i] ?? Number.NaN) - value) < 1e-12),
    `${got} ${expected}`,
  );

test("equal, stated, and the thinner side of the book", () => {
  assert.deepEqual(weighOffers(stated(1, 3), { ...RULE, by: "equal" }).shares, [0.5, 0.5]);
  assert.deepEqual(weighOffers(stated(1, 3), RULE).shares, [0.25, 0.75]);
  const books = [
    { source: "a", price: 1, bidDepth: 40, askDepth: 2 },
    { source: "b", price: 1, bidDepth: 3, askDepth: 6 },
    { source: "c", price: 1, bidDepth: 0, askDepth: 1e9 },
    { source: "d", price: 1 },
  ];
  assert.deepEqual(weighOffers(books, { ...RULE, by: "depth" }).raw, [2, 3, 0, 0]);
});

test("trust scales a venue's weight, and an error discounts it by its square", () => {
  close(weighOffers(stated(1, 1), RULE, { 0: 0.5 }).shares, [1 / 3, 2 / 3]);
  close(weighOffers(stated(1, 1), { ...RULE, errorScale: 0.001 }, {}, [0.001, 0]).shares, [1 / 3, 2 / 3]);
  close(weighOffers(stated(1, 1), RULE, {}, [0.001, 0]).shares, [0.5, 0.5]);
});

test("weights that are no weights count as none, and nobody with any weight means equal weights", () => {
  close(weighOffers(stated(Number.NaN, -1, Infinity, 2), RULE).shares, [0, 0, 0, 1]);
  close(weighOffers(stated(0, 0), RULE).shares, [0.5, 0.5]);
});

test("no venue holds more than the cap of its number, and pairs of one venue share it", () => {
  const offers = [
    { source: "1", venue: "a", price: 1, weight: 60 },
    { source: "2", venue: "a", price: 1, weight: 30 },
    { source: "3", venue: "b", price: 1, weight: 5 },
    { source: "4", venue: "c", price: 1, weight: 5 },
  ];
  close(weighOffers(offers, { ...RULE, caps: WEIGHT_CAPS }).shares, [0.8 / 3, 0.4 / 3, 0.3, 0.3]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }), (weights) => {
      const { shares } = weighOffers(stated(...weights), { ...RULE, caps: WEIGHT_CAPS });
      const venues = shares.filter((share) => share > 0).length;
      assert.ok(Math.abs(shares.reduce((a, b) => a + b, 0) - 1) < 1e-9);
      for (const share of shares) assert.ok(share <= Math.max(capFor(venues, WEIGHT_CAPS), 1 / venues) + 1e-9);
    }),
  );
});
