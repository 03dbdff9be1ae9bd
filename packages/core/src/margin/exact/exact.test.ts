import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { integerSquareRoot } from "../../math/integerSquareRoot.ts";
import { concentrationWeightUnits } from "./concentrationWeightUnits.ts";
import { marginQuantums } from "./marginQuantums.ts";
import { openInterestMarginPpm } from "./openInterestMarginPpm.ts";
import { sizeDiscountUnits } from "./sizeDiscountUnits.ts";
import { sizedMargin } from "./sizedMargin.ts";
import { sizePremiumUnits } from "./sizePremiumUnits.ts";

const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });
const ppm = fc.bigInt({ min: 0n, max: 1_000_000n });
const weight = fc.bigInt({ min: 0n, max: 20_000n });
const factor = fc.bigInt({ min: 1n, max: 1_000_000n });
/** A fraction's integer part is `whole` exactly when `whole * denominator` is at most its numerator and one more is too much. */
const isFloor = (whole: bigint, numerator: bigint, denominator: bigint) =>
  assert.ok(whole * denominator <= numerator && numerator < (whole + 1n) * denominator, `${whole} of ${numerator} / ${denominator}`);

test("margin in quanta is the least whole number that covers the ratio", () => {
  fc.assert(
    fc.property(amount, ppm, (notional, ratio) => {
      const margin = marginQuantums(notional, ratio);
      assert.ok(margin * 1_000_000n >= notional * ratio);
      if (margin > 0n) assert.ok((margin - 1n) * 1_000_000n < notional * ratio);
    }),
  );
});

test("splitting a notional never lowers its margin, and costs at most a quantum a part", () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), ppm, (parts, ratio) => {
      const apart = parts.reduce((sum, part) => sum + marginQuantums(part, ratio), 0n);
      const whole = marginQuantums(
        parts.reduce((sum, part) => sum + part, 0n),
        ratio,
      );
      assert.ok(apart >= whole && apart < whole + BigInt(parts.length));
    }),
  );
});

test("between the caps the open interest ratio is the line through both ends, rounded down once", () => {
  fc.assert(
    fc.property(ppm, amount, fc.bigInt({ min: 1n, max: 10n ** 24n }), fc.bigInt({ min: 0n, max: 1_000n }), (base, lower, width, per) => {
      const upper = lower + width;
      const open = lower + (width * per) / 1_000n;
      const ratio = openInterestMarginPpm(base, open, lower, upper);
      assert.equal(openInterestMarginPpm(base, lower, lower, upper), base);
      assert.equal(openInterestMarginPpm(base, upper, lower, upper), 1_000_000n);
      assert.equal(openInterestMarginPpm(base, upper + open, lower, upper), 1_000_000n);
      if (open > lower && open < upper) isFloor(ratio - base, (1_000_000n - base) * (open - lower), width);
      assert.ok(ratio >= base && ratio <= 1_000_000n);
      assert.equal(openInterestMarginPpm(base, open, lower, 0n), base, "an upper cap of zero switches the rule off");
    }),
  );
});

test("one more unit of open interest never lowers the ratio", () => {
  fc.assert(
    fc.property(ppm, amount, fc.bigInt({ min: 1n, max: 10n ** 12n }), amount, (base, lower, width, open) => {
      const at = (value: bigint) => openInterestMarginPpm(base, value, lower, lower + width);
      assert.ok(at(open + 1n) >= at(open));
    }),
  );
});

test("the root that sizes are measured by is exact at every square and just below it", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), (root) => {
      assert.equal(integerSquareRoot(root * root), root);
      assert.equal(integerSquareRoot(root * root - 1n), root - 1n);
      assert.equal(integerSquareRoot((root + 1n) * (root + 1n) - 1n), root);
    }),
  );
});

test("the size premium begins where the root has made up for the fifth that is taken off, and not a unit before", () => {
  fc.assert(
    fc.property(weight, factor, amount, (ratio, imf, size) => {
      const premium = sizePremiumUnits(ratio, size, imf);
      const root = integerSquareRoot(10n * size + 1n);
      const added = (root * imf) / 10_000_000n;
      assert.equal(premium, added > ratio / 5n ? ratio - ratio / 5n + added : ratio);
      assert.ok(premium >= ratio);
      assert.equal(sizePremiumUnits(ratio, size, 0n), ratio);
    }),
  );
});

test("the size discount is the integer part of 1.1 over one plus the root, under its ceiling", () => {
  fc.assert(
    fc.property(weight, factor, amount, (ceiling, imf, size) => {
      const discounted = sizeDiscountUnits(ceiling, size, imf);
      const root = integerSquareRoot(10n * size + 1n);
      const free = sizeDiscountUnits(10n ** 9n, size, imf);
      isFloor(free, 11_000n * 1_000_000n, 1_000_000n + (root * imf) / 100_000n);
      assert.equal(discounted, free < ceiling ? free : ceiling);
      assert.ok(free <= 11_000n);
    }),
  );
});

test("more size never pays a lower premium, never keeps a higher weight", () => {
  fc.assert(
    fc.property(weight, factor, amount, amount, (ratio, imf, size, more) => {
      assert.ok(sizePremiumUnits(ratio, size + more, imf) >= sizePremiumUnits(ratio, size, imf));
      assert.ok(sizeDiscountUnits(ratio, size + more, imf) <= sizeDiscountUnits(ratio, size, imf));
    }),
  );
});

test("a sized margin is the same for longs and shorts, grows faster than the position, and never exceeds its real figure", () => {
  const position = fc.record({
    base: fc.bigInt({ min: 1n, max: 10n ** 18n }),
    price: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    ratio: fc.bigInt({ min: 1n, max: 10_000n }),
    factor: fc.bigInt({ min: 0n, max: 100_000n }),
  });
  fc.assert(
    fc.property(position, fc.bigInt({ min: 2n, max: 100n }), (one, times) => {
      const margin = sizedMargin(one);
      assert.equal(sizedMargin({ ...one, base: -one.base }), margin);
      assert.ok(sizedMargin({ ...one, base: times * one.base }) >= times * margin);
      const ratio = sizePremiumUnits(one.ratio, one.base, one.factor);
      assert.ok(margin * 10n ** 13n <= one.base * one.price * ratio);
      // Two roundings: one quote unit of value, one of margin.
      assert.ok((margin + 1n) * 10n ** 13n > (one.base * one.price - 10n ** 9n) * ratio);
    }),
  );
});

test("what a concentrated asset counts for in all is its start, to within what one ten-thousandth of it is worth", () => {
  const positive = fc.bigInt({ min: 1n, max: 10n ** 20n });
  fc.assert(
    fc.property(weight, positive, positive, (ceiling, start, over) => {
      const deposits = start + over;
      const each = concentrationWeightUnits(ceiling, deposits, start);
      isFloor(each, ceiling * start, deposits);
      assert.ok(each * deposits <= ceiling * start && each <= ceiling);
      assert.equal(concentrationWeightUnits(ceiling, start, start), ceiling, "at the start nothing is lost yet");
      assert.equal(concentrationWeightUnits(ceiling, start - 1n, start), ceiling);
      assert.equal(concentrationWeightUnits(ceiling, deposits, 0n), ceiling, "a start of zero switches the rule off");
    }),
  );
});
