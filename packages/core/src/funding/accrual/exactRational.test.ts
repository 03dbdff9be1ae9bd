import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { discreteFunding } from "./discreteFunding.ts";
import { fundingCreditUnits, fundingIndexUnits } from "./fundingIndexUnits.ts";
import { fundingTick, tickIndexDelta } from "./fundingTick.ts";
import { fundingMoney, poolLimitedRates } from "./poolLimitedRates.ts";
import { premiumGrowth } from "./premiumGrowth.ts";
import { fundingAmountUnits, roundTransfer } from "./splitFunding.ts";

const PPM = 1_000_000n;
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** Whether an integer is a fraction cut off towards zero. */
function isCutOff(value: bigint, numerator: bigint, denominator: bigint): boolean {
  const remainder = numerator - value * denominator;
  const sameSide = remainder === 0n || remainder < 0n === numerator < 0n;
  return sameSide && absolute(remainder) < denominator;
}

const ratePpm = fc.bigInt({ min: -1_500_000n, max: 1_500_000n });
const seconds = fc.bigInt({ min: 0n, max: 100_000n });

test("index: the exact product cut off once, whatever exponents the market uses", () => {
  const exponent = fc.integer({ min: -12, max: 6 });
  fc.assert(
    fc.property(ratePpm, fc.bigInt({ min: 0n, max: 10n ** 12n }), exponent, exponent, seconds, (rate, mantissa, price, base, time) => {
      const shared = { ratePpm: rate, priceMantissa: mantissa, seconds: time, periodSeconds: 28_800n };
      const units = fundingIndexUnits({ ...shared, priceExponent: price, baseResolution: base, quoteResolution: -6 });
      const power = price + base + 6;
      const up = power > 0 ? 10n ** BigInt(power) : 1n;
      const down = power < 0 ? 10n ** BigInt(-power) : 1n;
      assert.ok(isCutOff(units, rate * mantissa * time * up, 28_800n * down));
    }),
  );
});

test("index: a price ten times as large with an exponent one smaller is the same price", () => {
  fc.assert(
    fc.property(ratePpm, fc.bigInt({ min: 0n, max: 10n ** 10n }), seconds, (rate, mantissa, time) => {
      const shared = { ratePpm: rate, seconds: time, periodSeconds: 28_800n, baseResolution: -9, quoteResolution: -6 };
      const one = fundingIndexUnits({ ...shared, priceMantissa: mantissa, priceExponent: -5 });
      assert.equal(fundingIndexUnits({ ...shared, priceMantissa: mantissa * 10n, priceExponent: -6 }), one);
    }),
  );
});

/** Figures that the chain's own tests assert. */
test("credit: the chain's own figures", () => {
  const rows = [
    [-200n, 100n, 10_000_000n, 3_000_000_000n],
    [-50n, 100n, -5_000_000n, -750_000_000n],
    [100n, -100n, 30_000n, -6_000_000n],
    [123_456_789_123n, 100_000_000_000n, -1_000_000n, 23_456_789_123_000_000n],
    [4_000_000_000n, 4_000_000_000n, 1_000_000n, 0n],
  ] as const;
  for (const [now, then, size, credit] of rows) assert.equal(fundingCreditUnits(now, then, size), credit);
});

test("tick: the truncated mean of the padded samples plus the default, held by the cap, and nothing else", () => {
  const sample = fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n - 1n });
  fc.assert(
    fc.property(
      fc.array(sample, { maxLength: 70 }),
      fc.integer({ min: 1, max: 60 }),
      fc.bigInt({ min: -2_000n, max: 2_000n }),
      fc.bigInt({ min: 0n, max: 3n * PPM }),
      (samples, expectedSamples, defaultRate, cap) => {
        const { average, rate } = fundingTick({ samples, expectedSamples, defaultRate, cap });
        const sum = samples.reduce((total, value) => total + value, 0n);
        assert.ok(isCutOff(average, sum, BigInt(Math.max(samples.length, expectedSamples))));
        const wanted = average + defaultRate;
        assert.equal(rate, wanted > cap ? cap : wanted < -cap ? -cap : wanted);
      },
    ),
  );
});

test("tick: the index moves by a whole number of quanta, the exact product cut off", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -3n * PPM, max: 3n * PPM }),
      fc.bigInt({ min: 1n, max: 10n ** 24n }),
      fc.constantFrom(1n, 10n ** 12n, 10n ** 15n, 10n ** 16n),
      (rate, price, quantum) => {
        const delta = tickIndexDelta({ rate, one: PPM, price, quantum, tickSeconds: 3_600n, periodSeconds: 28_800n });
        assert.equal(delta % quantum, 0n);
        assert.ok(isCutOff(delta / quantum, rate * price * 3_600n, PPM * 28_800n * quantum));
        assert.ok(absolute(delta) * PPM * 8n <= absolute(rate) * price);
      },
    ),
  );
});

test("money: the product cut off towards zero, so a side's parts never pay more than the whole", () => {
  const rate = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n });
  const size = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
  fc.assert(
    fc.property(rate, size, size, (r, a, b) => {
      assert.ok(isCutOff(fundingMoney(r, a), r * a, 10n ** 12n));
      if (a < 0n !== b < 0n) return;
      const parts = absolute(fundingMoney(r, a)) + absolute(fundingMoney(r, b));
      const whole = absolute(fundingMoney(r, a + b));
      assert.ok(parts <= whole && whole - parts <= 1n);
    }),
  );
});

test("limited: the cut rate hands out no more than the payers bring and the pool gives, and less by a handful of units only", () => {
  const size = fc.bigInt({ min: 10n ** 9n, max: 10n ** 14n });
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), size, size, fc.bigInt({ min: 0n, max: 10n ** 9n }), (r, longs, more, pool) => {
      const shorts = -(longs + more);
      const result = poolLimitedRates({ rate: r, net: longs + shorts, longs, shorts, pool, keep: 0n, spendDivisor: 3n });
      if (!result.limited) return assert.equal(result.short, r);
      const brought = fundingMoney(r, longs);
      const given = absolute(fundingMoney(result.short, shorts));
      const budget = pool / 3n;
      assert.ok(given <= brought + budget);
      // One unit is kept back on purpose; the rate is cut off to a billionth, which costs up to size / 10^12 units.
      assert.ok(brought + budget - given <= 2n + absolute(shorts) / 10n ** 12n + 1n);
      assert.equal(result.poolAfter, pool - budget);
    }),
  );
});

test("limited: a richer pool never pays the receivers less", () => {
  const size = fc.bigInt({ min: 1n, max: 10n ** 14n });
  const money = fc.bigInt({ min: 0n, max: 10n ** 10n });
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), size, size, money, money, (r, longs, shortsSize, pool, more) => {
      const at = (held: bigint) =>
        poolLimitedRates({ rate: r, net: longs - shortsSize, longs, shorts: -shortsSize, pool: held, keep: 0n, spendDivisor: 3n }).short;
      // Where the limit just stops binding, the unit that was kept back is given.
      assert.ok(at(pool + more) >= at(pool));
    }),
  );
});

test("amounts: splitting what is paid over two collaterals and rounding each claim down twice loses less than five units", () => {
  const one = 10n ** 30n;
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 38n }),
      fc.bigInt({ min: 0n, max: 10n ** 24n }),
      seconds,
      fc.bigInt({ min: 10n ** 28n, max: 10n ** 34n }),
      (openInterest, rate, time, price) => {
        const amount = fundingAmountUnits(openInterest, rate, time, one) * PPM;
        const whole = roundTransfer(amount, price, 2n);
        assert.ok(whole.paid >= whole.claimable);
        assert.ok(whole.paid - whole.claimable <= 3n);
        const halves = [roundTransfer(amount / 2n, price, 2n), roundTransfer(amount - amount / 2n, price, 2n)];
        const claimable = halves.reduce((sum, part) => sum + part.claimable, 0n);
        const paid = halves.reduce((sum, part) => sum + part.paid, 0n);
        assert.ok(claimable <= whole.paid && paid >= whole.paid && paid - claimable < 8n);
      },
    ),
  );
});

test("growth: legs of one sign of premium are paid by the side that is dear, and the clamp is a share of the index", () => {
  const leg = fc.record({
    size: fc.integer({ min: -1_000, max: 1_000 }),
    markAverage: fc.integer({ min: 1, max: 1_000 }),
    indexAverage: fc.integer({ min: 1, max: 1_000 }),
    seconds: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(fc.array(leg, { maxLength: 6 }), (legs) => {
      const expected = legs.reduce((sum, { size, markAverage, indexAverage, seconds: held }) => {
        const most = indexAverage / 10;
        const premium = Math.max(-most, Math.min(most, markAverage - indexAverage));
        return sum + (size * premium * held) / 86_400;
      }, 0);
      const paid = premiumGrowth(legs, 0.1, 86_400);
      assert.ok(Math.abs(paid - expected) <= 1e-9 * (1 + Math.abs(expected)));
      const opposite = legs.map((each) => ({ ...each, size: -each.size }));
      assert.ok(Math.abs(premiumGrowth(opposite, 0.1, 86_400) + paid) <= 1e-12 * (1 + Math.abs(paid)));
    }),
  );
});

test("settlements: who is open at the instant, or opened within the grace, takes part, in the order of any list", () => {
  const instants = fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: -100, max: 500 }),
      fc.integer({ min: 0, max: 400 }),
      fc.nat(20),
      (hours, opened, held, grace) => {
        const settlements = hours.map((hour) => ({ at: hour * 10, rate: 0.001 * (hour + 1), price: 7 }));
        const taken = settlements.filter(({ at }) => opened < at + grace && at <= opened + held);
        const result = discreteFunding(3, opened, opened + held, settlements, grace);
        assert.equal(result.settlements, taken.length);
        assert.ok(Math.abs(result.received + taken.reduce((sum, { rate }) => sum + 21 * rate, 0)) < 1e-12);
        const shuffled = discreteFunding(3, opened, opened + held, settlements.toReversed(), grace);
        assert.ok(Math.abs(shuffled.received - result.received) < 1e-12);
      },
    ),
  );
});
