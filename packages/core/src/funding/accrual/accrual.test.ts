import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { discreteFunding } from "./discreteFunding.ts";
import { fundingCreditUnits, fundingIndexUnits } from "./fundingIndexUnits.ts";
import { fundingFromIndex, fundingIndexDelta, fundingPayment } from "./fundingPayment.ts";
import { fundingTick, tickIndexDelta } from "./fundingTick.ts";
import { premiumGrowth } from "./premiumGrowth.ts";
import { equalRates, sharedRates } from "./sideRates.ts";
import { amountPerSize, fundingAmountUnits, roundTransfer, splitByCollateral } from "./splitFunding.ts";

const rate = fc.double({ min: -0.01, max: 0.01, noNaN: true });
const size = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
const HOUR = 3_600_000;

test("payment: zero-sum between a long and a short, linear in every argument", () => {
  fc.assert(
    fc.property(size, positive, rate, fc.double({ min: 0, max: 1, noNaN: true }), (q, price, r, share) => {
      assert.equal(fundingPayment(q, price, r, share) + fundingPayment(-q, price, r, share), 0);
      const whole = fundingPayment(q, price, r);
      assert.ok(Math.abs(fundingPayment(q, price, r, share) - share * whole) <= 1e-12 * Math.abs(whole));
    }),
  );
});

test("payment: the index route gives the same money as the settlement route", () => {
  fc.assert(
    fc.property(size, positive, rate, (q, price, r) => {
      const direct = fundingPayment(q, price, r);
      const byIndex = fundingFromIndex(q, fundingIndexDelta(r, price, 28_800, 28_800));
      assert.ok(Math.abs(direct - byIndex) <= 1e-12 * Math.abs(direct) + 1e-300);
    }),
  );
});

test("discrete: grace after the instant, the close included, nothing before and after", () => {
  const settlements = [0, 8, 16].map((hours) => ({ at: hours * HOUR, rate: 0.0001, price: 2 }));
  const count = (opened: number, closed: number): number => discreteFunding(1, opened, closed, settlements, 15_000).settlements;
  assert.equal(count(0, 16 * HOUR), 3);
  assert.equal(count(14_999, 16 * HOUR), 3);
  assert.equal(count(15_000, 16 * HOUR), 2);
  assert.equal(count(0, 16 * HOUR - 1), 2);
  assert.equal(count(HOUR, 2 * HOUR), 0);
});

test("discrete: holding through two stretches in a row is holding through both at once", () => {
  fc.assert(
    fc.property(fc.array(rate, { minLength: 3, maxLength: 20 }), fc.integer({ min: 1, max: 19 }), (rates, cut) => {
      const settlements = rates.map((r, i) => ({ at: i * HOUR, rate: r, price: 10 }));
      const between = cut * HOUR + HOUR / 2;
      const whole = discreteFunding(3, -1, 30 * HOUR, settlements, 0);
      const first = discreteFunding(3, -1, between, settlements, 0);
      const second = discreteFunding(3, between, 30 * HOUR, settlements, 0);
      assert.equal(first.settlements + second.settlements, whole.settlements);
      assert.ok(Math.abs(first.received + second.received - whole.received) < 1e-12);
    }),
  );
});

test("integer index: a period in full gives rate times price, parts of it never more", () => {
  const input = { priceMantissa: 1_234_567n, priceExponent: -2, baseResolution: -6, quoteResolution: -6, periodSeconds: 28_800n };
  fc.assert(
    fc.property(fc.bigInt({ min: -1_500_000n, max: 1_500_000n }), fc.bigInt({ min: 0n, max: 28_800n }), (ratePpm, seconds) => {
      const whole = fundingIndexUnits({ ...input, ratePpm, seconds: 28_800n });
      const part = fundingIndexUnits({ ...input, ratePpm, seconds });
      const rest = fundingIndexUnits({ ...input, ratePpm, seconds: 28_800n - seconds });
      const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
      assert.ok(magnitude(part + rest) <= magnitude(whole));
      assert.ok(magnitude(whole - part - rest) <= 1n);
      assert.equal(fundingIndexUnits({ ...input, ratePpm: -ratePpm, seconds }), -part);
    }),
  );
});

test("integer credit: what a long pays a short of the same size receives", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt(), fc.bigInt(), (now, then, q) => {
      assert.equal(fundingCreditUnits(now, then, q) + fundingCreditUnits(now, then, -q), 0n);
    }),
  );
});

test("tick: inside the cap, the default alone without samples", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { maxLength: 80 }),
      fc.bigInt({ min: 0n, max: 10n ** 6n }),
      (samples, cap) => {
        const { rate: r, average, capped } = fundingTick({ samples, expectedSamples: 60, defaultRate: 100n, cap });
        assert.ok(r <= cap && r >= -cap);
        assert.equal(capped, r !== average + 100n);
      },
    ),
  );
  assert.deepEqual(fundingTick({ samples: [], expectedSamples: 0, defaultRate: 7n, cap: 9n }), { average: 0n, rate: 7n, capped: false });
});

test("tick: the index moves in whole quanta towards zero", () => {
  const base = { one: 1_000_000n, price: 50_000_00n, tickSeconds: 3_600n, periodSeconds: 28_800n };
  assert.equal(tickIndexDelta({ ...base, rate: 500n, quantum: 1n }), 312n);
  assert.equal(tickIndexDelta({ ...base, rate: -500n, quantum: 1n }), -312n);
  assert.equal(tickIndexDelta({ ...base, rate: 500n, quantum: 100n }), 300n);
});

test("growth: splitting a leg changes nothing, the clamp holds on both sides", () => {
  fc.assert(
    fc.property(size, positive, positive, fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (q, mark, index, a, b) => {
      const leg = { size: q, markAverage: mark, indexAverage: index };
      const whole = premiumGrowth([{ ...leg, seconds: a + b }], 0.1, 86_400);
      const parts = premiumGrowth(
        [
          { ...leg, seconds: a },
          { ...leg, seconds: b },
        ],
        0.1,
        86_400,
      );
      assert.ok(Math.abs(whole - parts) <= 1e-9 * (1 + Math.abs(whole)));
      assert.ok(Math.abs(whole) <= (Math.abs(q) * 0.1 * index * (a + b)) / 86_400 + 1e-9 * Math.abs(whole) + 1e-300);
    }),
  );
});

test("sides: the payers pay the rate, nobody receives from nobody", () => {
  assert.deepEqual(sharedRates(0.1, 0, 5), { long: 0, short: 0 });
  assert.deepEqual(sharedRates(0.1, 5, 0), { long: 0, short: 0 });
  assert.deepEqual(sharedRates(-0.1, 2, 4), { long: -0.2, short: 0.1 });
  assert.deepEqual(sharedRates(-1e-9, Number.MIN_VALUE, 1e9), { long: 0, short: 0 }, "dust counts as nobody");
  assert.deepEqual(equalRates(0.1), { long: 0.1, short: -0.1 });
  fc.assert(
    fc.property(rate, positive, positive, (r, long, short) => {
      const sides = sharedRates(r, long, short);
      assert.ok(Math.abs(sides.long * long + sides.short * short) <= 1e-12 * Math.abs(r) * Math.max(long, short) + 1e-300);
    }),
  );
});

test("split: the parts add up, an empty side pays nothing", () => {
  fc.assert(
    fc.property(positive, positive, positive, (amount, a, b) => {
      const { long, short } = splitByCollateral(amount, a, b);
      assert.ok(Math.abs(long + short - amount) <= 1e-12 * amount);
    }),
  );
  assert.deepEqual(splitByCollateral(5, 0, 0), { long: 0, short: 0 });
  assert.deepEqual(amountPerSize(5, 1, 0, 0), { fee: 0, claim: 0 });
});

test("amount: in proportion to open interest, rate and time, and cutting the time never raises it", () => {
  const one = 10n ** 30n;
  const units = fc.bigInt({ min: 0n, max: 10n ** 36n });
  const time = fc.bigInt({ min: 0n, max: 10n ** 6n });
  fc.assert(
    fc.property(units, fc.bigInt({ min: 0n, max: 10n ** 24n }), time, time, (openInterest, perSecond, a, b) => {
      const whole = fundingAmountUnits(openInterest, perSecond, a + b, one);
      const parts = fundingAmountUnits(openInterest, perSecond, a, one) + fundingAmountUnits(openInterest, perSecond, b, one);
      assert.ok(whole - parts === 0n || whole - parts === 1n);
      assert.equal(fundingAmountUnits(7n * openInterest, perSecond, a, 7n * one), fundingAmountUnits(openInterest, perSecond, a, one));
    }),
  );
});

test("transfer: what is claimable never exceeds what is paid, by at most a unit a piece and one for the payer", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 24n }),
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.bigInt({ min: 1n, max: 4n }),
      (amount, denominator, pieces) => {
        const { paid, claimable } = roundTransfer(amount, denominator, pieces);
        assert.ok(claimable * denominator <= amount && amount <= paid * denominator);
        assert.ok(paid - claimable <= pieces + 1n);
      },
    ),
  );
});
