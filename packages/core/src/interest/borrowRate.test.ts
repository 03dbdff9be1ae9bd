import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { borrowRate } from "./borrowRate.ts";
import { INTEREST } from "./interest.testing.ts";
import { interestViolations } from "./interestViolations.ts";
import { kinkedRate } from "./kinkedRate.ts";

const utilisation = fc.double({ min: 0, max: 5, noNaN: true });
const premium = fc.double({ min: -0.5, max: 0.5, noNaN: true });

test("without a premium it is the curve", () => {
  const result = borrowRate(0.5, 0, INTEREST);
  assert.equal(result.rate, kinkedRate(0.5, INTEREST));
  assert.equal(result.parity, 0);
});

test("a full premium fills the stated share of the room", () => {
  const { rate, kinked } = borrowRate(0, 0.005, INTEREST);
  assert.ok(Math.abs(rate - (kinked + (INTEREST.max - kinked) / 4)) < 1e-22);
  assert.equal(borrowRate(0, 0.5, INTEREST).rate, rate);
});

test("half the premium fills half of it", () => {
  const full = borrowRate(0.2, 0.005, INTEREST).parity;
  assert.ok(Math.abs(borrowRate(0.2, 0.0025, INTEREST).parity - full / 2) < 1e-22);
});

test("between the curve and the maximum, even in the premium", () => {
  fc.assert(
    fc.property(utilisation, premium, (u, p) => {
      const { rate, kinked, parity } = borrowRate(u, p, INTEREST);
      assert.ok(rate >= kinked && rate <= INTEREST.max * (1 + 1e-12));
      assert.equal(rate, kinked + parity);
      assert.equal(borrowRate(u, -p, INTEREST).rate, rate);
    }),
  );
});

test("never decreasing in utilisation and in |premium|", () => {
  fc.assert(
    fc.property(utilisation, utilisation, premium, premium, (a, b, p, q) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const [small, large] = Math.abs(p) < Math.abs(q) ? [p, q] : [q, p];
      assert.ok(borrowRate(low, p, INTEREST).rate <= borrowRate(high, p, INTEREST).rate * (1 + 1e-12));
      assert.ok(borrowRate(a, small, INTEREST).rate <= borrowRate(a, large, INTEREST).rate * (1 + 1e-12));
    }),
  );
});

test("parity switched off leaves the curve alone", () => {
  assert.equal(borrowRate(0.5, 0.1, { ...INTEREST, parityShare: 0 }).rate, kinkedRate(0.5, INTEREST));
});

test("parameters that contradict themselves are named", () => {
  assert.deepEqual(interestViolations(INTEREST), []);
  const fieldsOf = (changes: Partial<typeof INTEREST>): string[] =>
    interestViolations({ ...INTEREST, ...changes }).map(({ field }) => field);
  assert.deepEqual(fieldsOf({ kink: 1 }), ["interest.kink"]);
  assert.deepEqual(fieldsOf({ base: -1 }), ["interest.base"]);
  assert.deepEqual(fieldsOf({ max: 0 }), ["interest.max"]);
  assert.deepEqual(fieldsOf({ parityShare: 2, parityPremium: 0 }), ["interest.parityShare", "interest.parityPremium"]);
  assert.deepEqual(fieldsOf({ slopeAbove: Number.NaN }), ["interest.slopeAbove"]);
});
