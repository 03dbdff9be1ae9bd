import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../../market/errors.ts";
import { fundingParityBand, parityDeviation, parityFinancing, parityRatio } from "./fundingParity.ts";

const ANCHORING = 1_095;
const rate = fc.double({ min: -0.5, max: 0.5, noNaN: true });

test("an interest term equal to the financing rate keeps the prices level", () => {
  fc.assert(fc.property(rate, (r) => assert.equal(parityRatio(ANCHORING, r, r), 1)));
});

test("the usual basis point of 8 hours against 5 % financing leaves the perpetual half a basis point below spot", () => {
  const bp = (parityRatio(ANCHORING, 0.1095, 0.05) - 1) * 10_000;
  assert.ok(Math.abs(bp + 0.5434) < 1e-3, `${bp}`);
});

test("the fair financing is the inverse of the ratio", () => {
  fc.assert(
    fc.property(rate, rate, (interest, financing) => {
      const premium = parityRatio(ANCHORING, interest, financing) - 1;
      assert.ok(Math.abs(parityFinancing(premium, ANCHORING, interest) - financing) < 1e-9);
    }),
  );
});

test("a dearer perpetual goes with dearer financing", () => {
  fc.assert(
    fc.property(rate, rate, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(parityRatio(ANCHORING, 0, low) <= parityRatio(ANCHORING, 0, high));
    }),
  );
});

test("financing that reaches the anchoring has no fair price", () => {
  for (const financing of [ANCHORING, ANCHORING + 1, Number.NaN]) {
    assert.throws(
      () => parityRatio(ANCHORING, 0, financing),
      (error) => error instanceof EvenkeelError && error.code === "INTEREST_PARITY_UNDEFINED",
    );
  }
});

test("inside the band neither carry earns; at its ends one of them breaks even", () => {
  const positive = fc.double({ min: 0, max: 1e-7, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, positive, positive, (borrowQuote, lendQuote, borrowBase, lendBase, cost) => {
      const rates = { borrowQuote: borrowQuote + lendQuote, lendQuote, borrowBase: borrowBase + lendBase, lendBase };
      const { low, high } = fundingParityBand(rates, cost, 86_400);
      assert.ok(low <= high);
      const shortCarry = (funding: number): number => funding + rates.lendBase - rates.borrowQuote - cost / 86_400;
      const longCarry = (funding: number): number => -funding + rates.lendQuote - rates.borrowBase - cost / 86_400;
      const middle = (low + high) / 2;
      assert.ok(shortCarry(middle) <= 1e-20 && longCarry(middle) <= 1e-20);
      assert.ok(Math.abs(shortCarry(high)) < 1e-20 && Math.abs(longCarry(low)) < 1e-20);
    }),
  );
});

test("at the fair ratio nothing deviates", () => {
  fc.assert(
    fc.property(rate, (financing) => {
      const ratio = parityRatio(ANCHORING, 0, financing);
      // The formula is the simple-return form, so it is off by the premium times the financing.
      assert.ok(Math.abs(parityDeviation(ANCHORING, ratio, 1, financing)) <= 2 * (ratio - 1) ** 2 * ANCHORING + 1e-10);
    }),
  );
});
