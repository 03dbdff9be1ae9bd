import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { concentrationWeightUnits } from "../exact/concentrationWeightUnits.ts";
import { sizeDiscountUnits } from "../exact/sizeDiscountUnits.ts";
import { sizedMargin } from "../exact/sizedMargin.ts";
import { sizePremiumUnits } from "../exact/sizePremiumUnits.ts";
import { concentrationWeight } from "./concentrationWeight.ts";
import { sizeDiscount } from "./sizeDiscount.ts";
import { sizePremium } from "./sizePremium.ts";

const size = fc.double({ min: 0, max: 1e8, noNaN: true });
const factor = fc.double({ min: 0, max: 0.1, noNaN: true });
const ratio = fc.double({ min: 0.01, max: 1, noNaN: true });

test("a small position pays the flat ratio, a large one the square root", () => {
  assert.equal(sizePremium(0.1, 0, 0.001), 0.1);
  assert.ok(Math.abs(sizePremium(0.1, 400, 0.001) - 0.1) < 1e-15, "0.8 of the ratio and 0.02 is the ratio itself");
  assert.ok(Math.abs(sizePremium(0.1, 10_000, 0.001) - 0.18) < 1e-15);
  assert.equal(sizePremium(0.1, 1e12, 0), 0.1);
});

test("a large holding counts for less collateral", () => {
  assert.equal(sizeDiscount(1, 10_000, 0.001), 1);
  assert.ok(Math.abs(sizeDiscount(1, 1e6, 0.001) - 0.55) < 1e-15);
  assert.equal(sizeDiscount(0.9, 1e12, 0), 0.9);
});

test("the premium rises and the discount falls with size, each on its side of the flat figure", () => {
  fc.assert(
    fc.property(ratio, size, size, factor, (flat, a, b, f) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(flat <= sizePremium(flat, low, f) && sizePremium(flat, low, f) <= sizePremium(flat, high, f));
      assert.ok(flat >= sizeDiscount(flat, low, f) && sizeDiscount(flat, low, f) >= sizeDiscount(flat, high, f));
      assert.ok(sizeDiscount(flat, high, f) >= 0);
    }),
  );
});

test("the integer twins stay within one ten-thousandth of the float rules", () => {
  const nano = fc.bigInt({ min: 0n, max: 10n ** 18n });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), nano, fc.integer({ min: 0, max: 100_000 }), (flat, billionths, micro) => {
      const units = Number(billionths) / 1e9;
      const premium = Number(sizePremiumUnits(BigInt(flat), billionths, BigInt(micro))) / 1e4;
      const wanted = sizePremium(flat / 1e4, units, micro / 1e6);
      // Roots and both shares are rounded down, and the flat share up.
      assert.ok(Math.abs(premium - wanted) <= 2.1e-4 + 1e-9 * wanted, `${premium} against ${wanted}`);
      const discount = Number(sizeDiscountUnits(BigInt(flat), billionths, BigInt(micro))) / 1e4;
      assert.ok(Math.abs(discount - sizeDiscount(flat / 1e4, units, micro / 1e6)) <= 1.1e-4);
    }),
  );
});

test("what the protocol counts on stays at its start, however much is deposited", () => {
  assert.equal(concentrationWeight(0.9, 1_500_000, 500_000), 0.3);
  assert.equal(concentrationWeight(0.9, 499_999, 500_000), 0.9);
  assert.equal(concentrationWeight(0.9, 1e12, 0), 0.9);
  assert.equal(concentrationWeightUnits(9_000n, 1_500_000n, 500_000n), 3_000n);
  assert.equal(concentrationWeightUnits(9_000n, 10n ** 12n, 0n), 9_000n);
  fc.assert(
    fc.property(
      ratio,
      fc.double({ min: 1, max: 1e9, noNaN: true }),
      fc.double({ min: 1, max: 1e9, noNaN: true }),
      (weight, value, start) => {
        const counted = concentrationWeight(weight, value, start) * value;
        assert.ok(counted <= weight * Math.max(start, Math.min(value, start)) * (1 + 1e-12));
      },
    ),
  );
});

test("the margin of Drift's whale is Drift's figure", () => {
  const whale = { base: -6_147_540_983n, price: 22_050_000_000n, ratio: 1_000n, factor: 1_000n };
  assert.equal(sizedMargin(whale), 13_555_327_867n);
  assert.equal(sizedMargin({ ...whale, base: -whale.base }), sizedMargin(whale), "long and short need the same");
});

test("a signed size is refused, not squared away", () => {
  assert.throws(() => sizePremium(0.1, -5, 0.1), { code: "MARGIN_INPUT", field: "size" });
  assert.throws(() => sizeDiscount(0.1, -5, 0.1), { code: "MARGIN_INPUT", field: "size" });
  assert.throws(() => concentrationWeight(0.1, -5, 0.1), { code: "MARGIN_INPUT", field: "depositsValue" });
});
