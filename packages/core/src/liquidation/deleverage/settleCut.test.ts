import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type SettledRound, settleCut } from "./settleCut.ts";

const ROUND: SettledRound = {
  market: "BTC",
  side: 1,
  round: 7,
  measure: "plain",
  thresholdWad: 10n ** 18n,
  quantity: 90,
  cut: 100,
  filled: 90,
};
const lots = fc.integer({ min: 0, max: 2 ** 40 });

test("with the whole quantity used every cut stands, rounding lots included", () => {
  assert.equal(settleCut(10, ROUND), 10);
  assert.equal(settleCut(0, ROUND), 0);
});

test("what was not used goes back in proportion", () => {
  assert.equal(settleCut(10, { ...ROUND, filled: 45 }), 5, "55 of 100 go back");
  assert.equal(settleCut(100, { ...ROUND, filled: 0 }), 0);
  assert.equal(settleCut(3, { ...ROUND, filled: 50 }), 2, "half a lot stays closed");
});

test("without a threshold the over-cut itself goes back", () => {
  const round = { ...ROUND, thresholdWad: null, quantity: 40, filled: 40 };
  assert.equal(settleCut(50, round), 20);
  assert.equal(settleCut(50, { ...round, cut: 40, quantity: 40 }), 50, "no over-cut, nothing to return");
});

test("never negative, never more than the cut, and rising with what was used", () => {
  fc.assert(
    fc.property(lots, lots, lots, lots, (cut, extra, a, b) => {
      const total = cut + extra;
      const [low, high] = a < b ? [a, b] : [b, a];
      const at = (filled: number) => settleCut(cut, { ...ROUND, cut: total, quantity: total, filled: Math.min(filled, total) });
      assert.ok(at(low) >= 0 && at(low) <= at(high) && at(high) <= cut);
    }),
  );
});

test("over all accounts: at least what was used, at most one lot each more", () => {
  fc.assert(
    fc.property(fc.array(lots, { minLength: 1, maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (cuts, share) => {
      const cut = cuts.reduce((sum, next) => sum + next, 0);
      const filled = Math.floor(cut * share);
      const stays = cuts.reduce((sum, next) => sum + settleCut(next, { ...ROUND, cut, quantity: cut, filled }), 0);
      assert.ok(stays >= filled && stays <= filled + cuts.length);
    }),
  );
});
