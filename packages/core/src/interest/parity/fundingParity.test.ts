import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anchoredRatio } from "../../math/parity/anchoredRatio.ts";
import { fundingParityBand, parityFinancing } from "./fundingParity.ts";

const ANCHORING = 1_095;
const rate = fc.double({ min: -0.5, max: 0.5, noNaN: true });

test("the fair financing is the inverse of the ratio", () => {
  fc.assert(
    fc.property(rate, rate, (interest, financing) => {
      const premium = (anchoredRatio(ANCHORING, interest, financing) ?? Number.NaN) - 1;
      assert.ok(Math.abs(parityFinancing(premium, ANCHORING, interest) - financing) < 1e-9);
    }),
  );
});

test("at level prices the fair financing is the interest term, and a dearer perpetual goes with dearer financing", () => {
  fc.assert(
    fc.property(
      rate,
      fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      (interest, premium, more) => {
        assert.ok(Math.abs(parityFinancing(0, ANCHORING, interest) - interest) < 1e-9);
        assert.ok(parityFinancing(premium + more, ANCHORING, interest) >= parityFinancing(premium, ANCHORING, interest));
      },
    ),
  );
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
