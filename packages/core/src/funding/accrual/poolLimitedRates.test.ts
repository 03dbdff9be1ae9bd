import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fundingMoney, imbalanceRevenue, poolLimitedRates } from "./poolLimitedRates.ts";

const size = fc.bigInt({ min: 0n, max: 10n ** 15n });
const rate = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n });
const money = fc.bigInt({ min: 0n, max: 10n ** 13n });

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

test("paid by users plus the pool's budget covers what is received, to the last unit", () => {
  fc.assert(
    fc.property(rate, size, size, money, money, (r, longs, shortsSize, pool, keep) => {
      const shorts = -shortsSize;
      const { long, short, poolAfter, limited } = poolLimitedRates({
        rate: r,
        net: longs + shorts,
        longs,
        shorts,
        pool,
        keep,
        spendDivisor: 3n,
      });
      const paidByLongs = fundingMoney(long, longs);
      const paidByShorts = fundingMoney(short, shorts);
      // Two truncations and the truncated net can differ by a unit each.
      assert.ok(paidByLongs + paidByShorts >= poolAfter - pool - 2n, `${paidByLongs} ${paidByShorts} ${poolAfter - pool}`);
      if (limited) assert.ok(pool - poolAfter <= (pool > keep ? (pool - keep) / 3n : 0n));
      else assert.ok(long === r && short === r);
    }),
  );
});

test("the receiving side never gets more than the rate, never pays, and the payers pay the rate", () => {
  fc.assert(
    fc.property(rate, size, size, money, (r, longs, shortsSize, pool) => {
      const { long, short } = poolLimitedRates({
        rate: r,
        net: longs - shortsSize,
        longs,
        shorts: -shortsSize,
        pool,
        keep: 0n,
        spendDivisor: 3n,
      });
      const [payer, receiver] = r > 0n ? [long, short] : [short, long];
      assert.equal(payer, r);
      assert.ok(absolute(receiver) <= absolute(r) + 1n);
      assert.ok(receiver === 0n || receiver > 0n === r > 0n);
    }),
  );
});

test("nobody to receive: a rate of 0, and an empty pool spends nothing", () => {
  const { short } = poolLimitedRates({ rate: 10n ** 9n, net: -5n, longs: 5n, shorts: 0n, pool: 0n, keep: 0n, spendDivisor: 3n });
  assert.ok(short >= 0n);
  const limited = poolLimitedRates({
    rate: 10n ** 9n,
    net: -(10n ** 9n),
    longs: 10n ** 9n,
    shorts: -2n * 10n ** 9n,
    pool: 5n,
    keep: 9n,
    spendDivisor: 3n,
  });
  assert.equal(limited.poolAfter, 5n);
  assert.equal(limited.limited, true);
  assert.equal(limited.short, 499_999_500n, "half the rate, less the unit that rounds in the pool's favour");
});

test("the negative of every position and rate mirrors the result", () => {
  fc.assert(
    fc.property(rate, size, size, money, money, (r, longs, shortsSize, pool, keep) => {
      const one = poolLimitedRates({ rate: r, net: longs - shortsSize, longs, shorts: -shortsSize, pool, keep, spendDivisor: 3n });
      const other = poolLimitedRates({
        rate: -r,
        net: shortsSize - longs,
        longs: shortsSize,
        shorts: -longs,
        pool,
        keep,
        spendDivisor: 3n,
      });
      if (r === 0n) return;
      assert.equal(one.poolAfter, other.poolAfter);
      assert.equal(one.long, -other.short);
      assert.equal(one.short, -other.long);
    }),
  );
});

test("revenue and the users' unsettled result are opposite", () => {
  fc.assert(
    fc.property(rate, fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), money, (r, net, pool) => {
      const { poolAfter, netUnsettled } = imbalanceRevenue(r, net, pool);
      assert.equal(poolAfter - pool, -netUnsettled);
    }),
  );
});
