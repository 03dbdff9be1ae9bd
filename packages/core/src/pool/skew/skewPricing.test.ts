import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { premiumLiability } from "./premiumLiability.ts";
import { rescaleSkewPool } from "./rescaleSkewPool.ts";
import { skewFillPrice } from "./skewFillPrice.ts";
import { type SkewPool, skewPoolDelta, skewPoolValue, tradeWithSkewPool } from "./skewPool.ts";

const near = (got: number, want: number, scale: number) =>
  assert.ok(Math.abs(got - want) <= 1e-12 * (1 + Math.abs(scale)), `${got} for ${want}`);
/** Whole numbers and a scale that is a power of two: every amount below is then exact in 53 bits. */
const SCALE = 2 ** 20;
const units = fc.integer({ min: -4_096, max: 4_096 });
const price = fc.integer({ min: 1, max: 1_024 });
/** Multiples of 1/1,024, so that no square falls below the smallest number. */
const real = fc.integer({ min: -1e8, max: 1e8 }).map((n) => n / 1_024);
const scales = fc.double({ min: 1e3, max: 1e7, noNaN: true });

test("exactness: what a trade costs is P s (1 + (K + s / 2) / scale), as a whole number over twice the scale", () => {
  fc.assert(
    fc.property(units, units, price, (skew, size, at) => {
      const { paid } = tradeWithSkewPool({ balance: 0, skew, scale: SCALE }, size, at, 0);
      const [K, s] = [BigInt(skew), BigInt(size)];
      assert.equal(BigInt(paid * 2 * SCALE), BigInt(at) * (2n * BigInt(SCALE) * s + 2n * K * s + s * s));
    }),
  );
});

test("exactness: trades at an unmoved index do not move the pool's value by a bit, whatever their sizes", () => {
  fc.assert(
    fc.property(price, fc.array(units, { minLength: 1, maxLength: 8 }), (at, sizes) => {
      let pool: SkewPool = { balance: 1_000_000, skew: 0, scale: SCALE };
      for (const size of sizes) pool = tradeWithSkewPool(pool, size, at, 0).pool;
      assert.equal(skewPoolValue(pool, at), 1_000_000);
    }),
  );
});

test("fill: it is the mean of what the next unit costs before and after, and the same share of any index", () => {
  fc.assert(
    fc.property(real, real, scales, (skew, size, scale) => {
      const fill = skewFillPrice(100, skew, size, scale);
      near(2 * fill, skewFillPrice(100, skew, 0, scale) + skewFillPrice(100, skew + size, 0, scale), 100 * (1 + 2e5 / scale));
      assert.equal(skewFillPrice(400, skew, size, scale), 4 * fill);
    }),
  );
  // 100 (1 + (-300 + 100) / 1,000) = 80: buying from shorts is below the index.
  assert.equal(skewFillPrice(100, -300, 200, 1_000), 80);
});

test("liability: even in the skew, four times at twice of it, half at twice the scale, and netting never adds to it", () => {
  fc.assert(
    fc.property(real, real, scales, (skew, other, scale) => {
      const owed = (K: number) => premiumLiability(K, scale, 100);
      assert.equal(owed(-skew), owed(skew));
      assert.equal(owed(2 * skew), 4 * owed(skew));
      assert.equal(premiumLiability(skew, 2 * scale, 100), owed(skew) / 2);
      assert.ok(owed(skew + other) <= owed(Math.abs(skew) + Math.abs(other)) * (1 + 1e-12));
      assert.ok(owed(skew) >= 0);
    }),
  );
});

test("fee: the pool's value grows by exactly the rate on what changed hands, on buys and on sells", () => {
  fc.assert(
    fc.property(real, real, fc.double({ min: 0, max: 1, noNaN: true }), (skew, size, rate) => {
      const pool: SkewPool = { balance: 1e6, skew, scale: 1e6 };
      const bare = tradeWithSkewPool(pool, size, 100, 0);
      const charged = tradeWithSkewPool(pool, size, 100, rate);
      const fee = Math.abs(bare.paid) * rate;
      near(charged.paid - bare.paid, fee, 1e7);
      near(skewPoolValue(charged.pool, 100) - skewPoolValue(bare.pool, 100), fee, 1e8);
      assert.equal(charged.fillPrice, bare.fillPrice);
    }),
  );
});

test("scale: changing it in steps settles what changing it at once settles, so back where it was nobody has paid", () => {
  fc.assert(
    fc.property(real, fc.array(scales, { minLength: 1, maxLength: 6 }), scales, (skew, steps, start) => {
      const first: SkewPool = { balance: 1e6, skew, scale: start };
      let [pool, total, perUnit, moved] = [first, 0, 0, 0];
      for (const scale of steps) {
        const settled = rescaleSkewPool(pool, scale, 100);
        [pool, total, perUnit] = [settled.pool, total + settled.revaluation, perUnit + settled.chargePerUnit];
        moved += premiumLiability(skew, scale, 100) + Math.abs(settled.chargePerUnit) + 1e6;
      }
      const last = pool.scale;
      const once = rescaleSkewPool(first, last, 100);
      moved += premiumLiability(skew, start, 100);
      near(total, once.revaluation, moved);
      near(perUnit, once.chargePerUnit, moved);
      near(pool.balance, once.pool.balance, moved);
      near(rescaleSkewPool(pool, start, 100).revaluation, -total, moved);
      near(skewPoolValue(pool, 100), skewPoolValue(first, 100), moved + 1e7);
    }),
  );
  const same = { balance: 7, skew: 300, scale: 1_000 };
  assert.deepEqual(rescaleSkewPool(same, 1_000, 100), { pool: same, revaluation: 0, chargePerUnit: 0 });
});

test("scale by hand: a cut from 1,000 to 500 on a skew of -20 costs each short 1, and its longs get it", () => {
  // 20^2 * 100 / 2,000 = 20 becomes 40; the skew is -20, so that longs get and shorts pay 1 a unit.
  const { pool, revaluation, chargePerUnit } = rescaleSkewPool({ balance: 50, skew: -20, scale: 1_000 }, 500, 100);
  assert.deepEqual([pool.balance, revaluation, chargePerUnit], [70, 20, -1]);
});

test("an empty pool is worth its cash, a pool at the index moves with its skew alone, and a trade of nothing changes nothing", () => {
  assert.equal(skewPoolValue({ balance: 12, skew: 0, scale: 5 }, 100), 12);
  assert.equal(skewPoolDelta({ balance: 12, skew: 40, scale: 0 }, 100), -40);
  // -(20 + 20^2 / (2 * 100)) = -22 and -(-20 + 2) = 18: the premium is owed on either side.
  assert.deepEqual(
    [20, -20].map((skew) => skewPoolDelta({ balance: 0, skew, scale: 100 }, 7)),
    [-22, 18],
  );
  const pool = { balance: 12, skew: 40, scale: 100 };
  assert.deepEqual(tradeWithSkewPool(pool, 0, 100, 0.5), { pool, fillPrice: 140, paid: 0 });
});

test("refusals name the field that is wrong, and a whole fee is the largest", () => {
  const pool: SkewPool = { balance: 1, skew: 1, scale: 1 };
  const wrong: [Partial<SkewPool>, string][] = [
    [{ balance: Number.NEGATIVE_INFINITY }, "|balance|"],
    [{ skew: Number.NaN }, "|skew|"],
    [{ scale: -1 }, "scale"],
  ];
  for (const [change, field] of wrong) {
    for (const act of [
      (bad: SkewPool) => skewPoolValue(bad, 1),
      (bad: SkewPool) => skewPoolDelta(bad, 1),
      (bad: SkewPool) => tradeWithSkewPool(bad, 1, 1, 0),
      (bad: SkewPool) => rescaleSkewPool(bad, 1, 1),
    ])
      assert.throws(() => act({ ...pool, ...change }), { code: "POOL_INPUT", field });
  }
  for (const price of [0, -1, Number.NaN])
    assert.throws(() => tradeWithSkewPool(pool, 1, price, 0), { code: "POOL_INPUT", field: "price" });
  assert.throws(() => tradeWithSkewPool(pool, 1, 1, 1.001), { code: "POOL_INPUT", field: "feeRate" });
  assert.equal(tradeWithSkewPool({ ...pool, skew: 0, scale: 0 }, -3, 2, 1).paid, 0, "a seller whose fee is all he gets");
});
