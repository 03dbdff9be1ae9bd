import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { accountQuanta, positionQuanta, type QuantaPosition } from "./accountQuanta.ts";
import { bankruptcyQuanta } from "./bankruptcyQuanta.ts";
import { baseToCover } from "./baseToCover.ts";
import { freeableShare } from "./freeableShare.ts";
import { insuranceDelta } from "./insuranceDelta.ts";
import { insuranceFee } from "./insuranceFee.ts";
import { liquidatableNotional } from "./liquidatableNotional.ts";
import { liquidationFee } from "./liquidationFee.ts";

// The integer rules against the rational figures they stand for: each may be off by its own roundings and by nothing else.

const some = (max: bigint) => fc.bigInt({ min: 1n, max });
const any = (max: bigint) => fc.bigInt({ min: 0n, max });
const ppm = any(1_000_000n);
const ONE = 1_000_000n;

test("what a transfer frees is the shortage, short of it by no more than its own dust", () => {
  const terms = fc.record({
    price: some(10n ** 12n),
    quotePrice: fc.bigInt({ min: 900_000n, max: 1_100_000n }),
    marginRatio: some(ONE),
    liquidatorFee: any(50_000n),
    insuranceFee: any(50_000n),
  });
  fc.assert(
    fc.property(any(10n ** 15n), terms, (shortage, t) => {
      const base = baseToCover(shortage, t);
      const pays = t.price * t.quotePrice * (t.marginRatio - t.liquidatorFee) - t.price * ONE * t.insuranceFee;
      if (base === null) {
        // Nothing is freed, or less than a millionth of a quote unit per unit of base.
        assert.ok(t.marginRatio <= t.liquidatorFee || pays < 3n * ONE * ONE, `${pays}`);
        return;
      }
      assert.ok(t.marginRatio > t.liquidatorFee);
      // Per billionth of base: rounding the three divisions down moves what is freed by less than two millionths of a quote unit.
      const freed = base * pays;
      const wanted = shortage * 10n ** 9n * ONE * ONE;
      assert.ok(freed <= wanted + base * 2n * ONE * ONE && freed + pays + (base + 1n) * 2n * ONE * ONE >= wanted, `${freed} of ${wanted}`);
    }),
  );
});

test("more shortage, a lower price or a higher fee never asks for less base", () => {
  const terms = { price: 100_000_000n, quotePrice: ONE, marginRatio: 100_000n, liquidatorFee: 10_000n, insuranceFee: 5_000n };
  fc.assert(
    fc.property(any(10n ** 14n), any(10n ** 14n), any(20_000n), any(50_000_000n), (shortage, more, fee, fall) => {
      const base = baseToCover(shortage, terms) ?? 0n;
      assert.ok((baseToCover(shortage + more, terms) ?? 0n) >= base);
      assert.ok((baseToCover(shortage, { ...terms, liquidatorFee: terms.liquidatorFee + fee }) ?? 0n) >= base);
      assert.ok((baseToCover(shortage, { ...terms, insuranceFee: terms.insuranceFee + fee }) ?? 0n) >= base);
      assert.ok((baseToCover(shortage, { ...terms, price: terms.price - fall }) ?? 0n) >= base);
    }),
  );
});

test("the insurance fee takes 95 % of what shortage and liquidator leave, never more than that or its maximum", () => {
  const terms = fc.record({
    base: some(10n ** 15n),
    price: some(10n ** 11n),
    quotePrice: fc.constant(ONE),
    marginRatio: some(500_000n),
    liquidatorFee: any(100_000n),
    maxFee: any(100_000n),
  });
  fc.assert(
    fc.property(any(10n ** 14n), terms, (shortage, t) => {
      const fee = insuranceFee(shortage, t);
      assert.ok(fee >= 0n && fee <= t.maxFee);
      // Both sides times 20 notionals; what is left of the margin is ratio - fee - shortage / notional.
      const notional = t.base * t.price;
      const left = (t.marginRatio - t.liquidatorFee) * notional - shortage * 10n ** 9n * ONE;
      // The shortage's share is rounded down twice: by a millionth per unit of price, and by a millionth.
      if (fee > 0n) assert.ok(fee * 20n * notional <= 19n * (left + (ONE + t.price) * t.base));
      if (fee < t.maxFee) assert.ok((fee + 1n) * 20n * notional > 19n * left);
      assert.ok(insuranceFee(shortage + 10n ** 9n, t) <= fee, "a larger shortage never leaves more for the fund");
    }),
  );
});

test("the share that may be freed is the ramp's share of the whole, less what is freed already", () => {
  const pace = fc.record({ initialShare: any(10_000n), duration: some(10_000n), smallShortage: fc.constant(0n) });
  fc.assert(
    fc.property(some(10n ** 15n), any(10n ** 15n), any(20_000n), pace, (shortage, freed, elapsed, p) => {
      const share = freeableShare(shortage, freed, elapsed, p);
      assert.ok(share >= 0n && share <= 10_000n);
      const ramp = (elapsed * 10_000n) / p.duration + p.initialShare;
      const whole = (shortage + freed) * (ramp < 10_000n ? ramp : 10_000n);
      const now = whole > freed * 10_000n ? whole - freed * 10_000n : 0n;
      // share / 10^4 of the shortage, up to a ten-thousandth of it and one quote unit.
      assert.ok(share * shortage <= now && share * shortage + shortage + 10_000n >= now);
      assert.ok(freeableShare(shortage, freed, elapsed + 1n, p) >= share, "waiting never admits less");
      assert.ok(freeableShare(shortage, freed + 1n, elapsed, p) <= share + 1n, "what was freed is not freed again");
    }),
  );
});

test("the liquidator's fee never falls with time, jumps once, and stays between base and maximum", () => {
  const ramp = fc
    .record({ base: any(50_000n), more: any(50_000n), perUnit: any(100n), grace: any(10_000n) })
    .map(({ base, more, perUnit, grace }) => ({ base, max: base + more, perUnit, grace }));
  fc.assert(
    fc.property(ramp, any(50_000n), any(50_000n), (r, elapsed, wait) => {
      const fee = liquidationFee(elapsed, r);
      assert.ok(fee >= r.base && fee <= r.max && liquidationFee(elapsed + wait, r) >= fee);
      if (elapsed < r.grace) assert.equal(fee, r.base);
      else if (fee < r.max) assert.equal(fee - r.base, elapsed * r.perUnit);
    }),
  );
});

test("one liquidation: between minimum and whole, in the portion where that is more, and the rest is liquidatable again", () => {
  fc.assert(
    fc.property(any(10n ** 20n), any(10n ** 12n), ppm, (notional, minimum, portion) => {
      const { min, max } = liquidatableNotional(notional, minimum, portion);
      assert.ok(min <= max && max <= notional && min <= minimum);
      assert.ok(min === minimum || min === notional);
      assert.ok(max * ONE <= notional * portion || max === min);
      if (max < notional) assert.ok(liquidatableNotional(notional - max, minimum, portion).max <= max, "the steps never grow");
    }),
  );
});

const position: fc.Arbitrary<QuantaPosition> = fc.record({
  quanta: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  priceNumerator: some(10n ** 9n),
  priceDenominator: some(10n ** 6n),
  maintenancePpm: fc.bigInt({ min: 1_000n, max: ONE }),
});

test("an account is the sum of its positions and of nothing else", () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 6 }), fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (book, quote) => {
      const { equity, maintenance } = accountQuanta(quote, book);
      const alone = book.map((one) => positionQuanta(one));
      assert.equal(
        equity - quote,
        alone.reduce((sum, { notional }) => sum + notional, 0n),
      );
      assert.equal(
        maintenance,
        alone.reduce((sum, { maintenance: own }) => sum + own, 0n),
      );
      assert.deepEqual(accountQuanta(quote, book.toReversed()), { equity, maintenance });
      assert.ok(alone.every(({ maintenance: own, notional }) => own * ONE >= 0n && own <= (notional < 0n ? -notional : notional)));
    }),
  );
});

test("closing in two steps at the bankruptcy price gives what closing at once gives, up to one quantum", () => {
  fc.assert(
    fc.property(position, any(100n), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (one, part, quote) => {
      const { equity, maintenance } = accountQuanta(quote, [one]);
      fc.pre(maintenance > 0n);
      const first = (-one.quanta * part) / 100n;
      const once = bankruptcyQuanta(one, -one.quanta, equity, maintenance);
      assert.equal(once, -quote, "a single position gives up all that the account holds");
      const rest = { ...one, quanta: one.quanta + first };
      const received = bankruptcyQuanta(one, first, equity, maintenance);
      const after = accountQuanta(quote + received, [rest]);
      if (after.maintenance === 0n) return;
      const second = bankruptcyQuanta(rest, -rest.quanta, after.equity, after.maintenance);
      assert.equal(received + second, once);
    }),
  );
});

test("the fund and the account share a fill: what one gets the other does not, and a fee of everything leaves the account at bankruptcy", () => {
  fc.assert(
    fc.property(
      any(10n ** 15n),
      fc.boolean(),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      ppm,
      ppm,
      (fill, isBuy, bankrupt, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const at = (fee: bigint) => insuranceDelta(fill, isBuy, bankrupt, fee);
        assert.ok(at(low) <= at(high));
        const received = isBuy ? -fill : fill;
        // The account never ends below its bankruptcy price and, when the fill was worse than that, exactly at it.
        for (const fee of [low, high]) assert.ok(received - at(fee) >= bankrupt);
        if (received <= bankrupt) assert.equal(received - at(high), bankrupt);
        if (fill > 0n) assert.equal(received - at(10n ** 40n), bankrupt);
      },
    ),
  );
});
