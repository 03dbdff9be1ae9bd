import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { accountQuanta, positionQuanta, type QuantaPosition } from "./accountQuanta.ts";
import { bankruptcyQuanta } from "./bankruptcyQuanta.ts";
import { baseToCover, type CoverTerms } from "./baseToCover.ts";
import { freeableShare } from "./freeableShare.ts";
import { insuranceDelta } from "./insuranceDelta.ts";
import { insuranceFee } from "./insuranceFee.ts";
import { liquidatableNotional } from "./liquidatableNotional.ts";
import { liquidationFee } from "./liquidationFee.ts";

const BTC: QuantaPosition = { quanta: 10_000_000n, priceNumerator: 500n, priceDenominator: 1n, maintenancePpm: 100_000n };
const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });
const position = fc.record({
  quanta: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  priceNumerator: positive,
  priceDenominator: positive,
  maintenancePpm: fc.bigInt({ min: 1n, max: 1_000_000n }),
});

test("notional rounds towards zero on both sides, maintenance margin up", () => {
  assert.deepEqual(positionQuanta({ ...BTC, quanta: 3n, priceNumerator: 1n, priceDenominator: 2n }), { notional: 1n, maintenance: 1n });
  assert.deepEqual(positionQuanta({ ...BTC, quanta: -3n, priceNumerator: 1n, priceDenominator: 2n }), { notional: -1n, maintenance: 1n });
  assert.deepEqual(accountQuanta(-1n, [BTC]), { equity: 4_999_999_999n, maintenance: 500_000_000n });
  assert.deepEqual(accountQuanta(7n, []), { equity: 7n, maintenance: 0n });
});

test("a short is worth exactly the negative of the same long and needs the same margin", () => {
  fc.assert(
    fc.property(position, (long) => {
      const [here, there] = [positionQuanta(long), positionQuanta({ ...long, quanta: -long.quanta })];
      assert.deepEqual(there, { notional: -here.notional, maintenance: here.maintenance });
      const { quanta, priceNumerator, priceDenominator } = long;
      const error = here.notional * priceDenominator - quanta * priceNumerator;
      assert.ok(quanta >= 0n ? error <= 0n && error > -priceDenominator : error >= 0n && error < priceDenominator);
    }),
  );
});

test("closing whole accounts at their bankruptcy prices never leaves the fund to pay", () => {
  fc.assert(
    fc.property(fc.array(position, { minLength: 1, maxLength: 6 }), fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (book, quote) => {
      const { equity, maintenance } = accountQuanta(quote, book);
      fc.pre(maintenance > 0n);
      const received = book.reduce((sum, one) => sum + bankruptcyQuanta(one, -one.quanta, equity, maintenance), quote);
      // Each position rounds once, in the fund's favour.
      assert.ok(received >= 0n && received < BigInt(book.length));
    }),
  );
});

test("dYdX's figures: part and whole of a long and of a short", () => {
  assert.equal(bankruptcyQuanta(BTC, -5_000_000n, 0n, 500_000_000n), 2_500_000_000n);
  assert.equal(bankruptcyQuanta(BTC, -10_000_000n, -100_000_000n, 500_000_000n), 5_100_000_000n);
  assert.equal(bankruptcyQuanta({ ...BTC, quanta: -10_000_000n }, 10_000_000n, -100_000_000n, 500_000_000n), -4_900_000_000n);
  assert.throws(() => bankruptcyQuanta(BTC, -1n, 0n, 0n), { code: "LIQUIDATION_INPUT", field: "totalMaintenance" });
});

test("the fund takes at most its fee of a good fill and tops up a bad one in full", () => {
  assert.equal(insuranceDelta(5_610_000_000n, false, 5_100_000_000n, 5_000n), 28_050_000n);
  assert.equal(insuranceDelta(5_610_000_000n, false, 5_100_000_000n, 1_000_000n), 510_000_000n);
  assert.equal(insuranceDelta(4_895_100_000n, true, -4_900_000_000n, 5_000n), 4_900_000n);
  assert.equal(insuranceDelta(5_000_000_000n, false, 5_100_000_000n, 5_000n), -100_000_000n);
  fc.assert(
    fc.property(positive, fc.boolean(), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (fill, isBuy, bankrupt) => {
      const delta = insuranceDelta(fill, isBuy, bankrupt, 15_000n);
      const leftover = (isBuy ? -fill : fill) - bankrupt;
      assert.ok(leftover < 0n ? delta === leftover : delta <= leftover && delta <= (fill * 15_000n) / 1_000_000n);
    }),
  );
});

test("one liquidation closes a portion, but no less than the minimum and no more than the position", () => {
  assert.deepEqual(liquidatableNotional(50_000_000_000n, 100n, 500_000n), { min: 100n, max: 25_000_000_000n });
  assert.deepEqual(liquidatableNotional(50n, 100n, 500_000n), { min: 50n, max: 50n });
  assert.deepEqual(liquidatableNotional(150n, 100n, 500_000n), { min: 100n, max: 100n });
});

const COVER: CoverTerms = { price: 100_000_000n, quotePrice: 1_000_000n, marginRatio: 100_000n, liquidatorFee: 10_000n, insuranceFee: 0n };

test("the transfer covers the shortage, fees included", () => {
  assert.equal(baseToCover(10_000_000n, COVER), 1_111_111_111n);
  assert.equal(baseToCover(10_000_000n, { ...COVER, insuranceFee: 10_000n }), 1_250_000_000n);
  assert.equal(baseToCover(10_000_000n, { ...COVER, liquidatorFee: 0n, quotePrice: 990_000n }), 1_010_101_010n);
  assert.equal(baseToCover(10_000_000n, { ...COVER, liquidatorFee: 100_000n }), null);
  assert.equal(baseToCover(10_000_000n, { ...COVER, price: 0n }), null);
  assert.equal(baseToCover(10_000_000n, { ...COVER, insuranceFee: 95_000n }), null, "both fees together eat the margin");
});

test("a liquidation frees margin along a ramp over the whole shortage", () => {
  const pace = { initialShare: 1_000n, duration: 150n, smallShortage: 50_000_000n };
  assert.equal(freeableShare(100_000_000n, 0n, 0n, pace), 1_000n);
  assert.equal(freeableShare(100_000_000n, 0n, 75n, pace), 6_000n);
  assert.equal(freeableShare(100_000_000n, 0n, 999n, pace), 10_000n);
  assert.equal(freeableShare(49_999_999n, 0n, 0n, pace), 10_000n);
  assert.equal(freeableShare(100_000_000n, 0n, 0n, { ...pace, duration: 0n }), 10_000n);
  assert.equal(freeableShare(100_000_000n, 900_000_000n, 0n, pace), 0n, "what the ramp admits has been freed");
  assert.equal(freeableShare(50_000_000n, 50_000_000n, 75n, pace), 2_000n);
  assert.equal(freeableShare(0n, 0n, 0n, { ...pace, smallShortage: 0n }), 10_000n);
});

test("the insurance fee leaves the account a way out", () => {
  const terms = {
    base: 10_000_000_000n,
    price: 100_000_000n,
    quotePrice: 1_000_000n,
    marginRatio: 50_000n,
    liquidatorFee: 10_000n,
    maxFee: 50_000n,
  };
  assert.equal(insuranceFee(20_000_000n, terms), 19_000n);
  assert.equal(insuranceFee(1_000_000n, terms), 37_050n);
  assert.equal(insuranceFee(1_000_000_000n, terms), 0n);
  assert.equal(insuranceFee(0n, { ...terms, maxFee: 100n }), 100n);
  assert.equal(insuranceFee(0n, { ...terms, base: 0n }), 0n);
  assert.equal(insuranceFee(0n, { ...terms, marginRatio: 10_000n }), 0n);
});

test("the liquidator's fee waits, then rises with all the time that passed, then stops", () => {
  const ramp = { base: 20_000n, max: 50_000n, perUnit: 1n, grace: 1_500n };
  assert.deepEqual(
    [0n, 1_499n, 1_500n, 30_000n, 100_000n].map((elapsed) => liquidationFee(elapsed, ramp)),
    [20_000n, 20_000n, 21_500n, 50_000n, 50_000n],
  );
});
