import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { capSpreads } from "./capSpreads.ts";
import { inventoryRatioPpm, inventoryScalePpm } from "./inventory.ts";
import { leverageScalePpm, revenueRetreatPpm } from "./leverageScale.ts";
import { referenceOffsetPpm } from "./referenceOffset.ts";
import { CALM as NOTHING_AT_STAKE } from "./spreadSituation.testing.ts";
import { type SpreadSituation, vammSpreads } from "./vammSpreads.ts";

const CALM: SpreadSituation = { ...NOTHING_AT_STAKE, fees: 10n ** 9n };
const [BASE, MAX] = [500n, 30_000n];
const ppm = fc.bigInt({ min: 0n, max: 100_000n });
const net = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

test("cap: the sum is at most the largest, the larger stays the larger, and what fits is left alone", () => {
  fc.assert(
    fc.property(ppm, ppm, fc.bigInt({ min: 1n, max: 100_000n }), (long, short, most) => {
      const capped = capSpreads({ long, short }, most);
      assert.ok(capped.long >= 0n && capped.short >= 0n && capped.long + capped.short <= most);
      if (long + short <= most) assert.deepEqual(capped, { long, short });
      else assert.equal(capped.long + capped.short, most);
      if (long > short) assert.ok(capped.long >= capped.short);
    }),
  );
});

test("inventory: the ratio lies between nothing and all, grows with the position, and is all when a side quotes nothing", () => {
  fc.assert(
    fc.property(net, net, (a, b) => {
      const [small, large] = [a, b].sort((x, y) => Number((x < 0n ? -x : x) - (y < 0n ? -y : y))) as [bigint, bigint];
      const ratio = (netBase: bigint) => inventoryRatioPpm({ ...CALM, netBase });
      assert.ok(ratio(small) >= 0n && ratio(small) <= ratio(large) && ratio(large) <= 1_000_000n);
      assert.equal(ratio(-a), ratio(a));
    }),
  );
  assert.equal(inventoryRatioPpm({ ...CALM, netBase: 1n, base: CALM.minBase }), 1_000_000n);
  assert.equal(inventoryScalePpm(CALM, 250n, MAX), 1_000_000n);
  assert.equal(inventoryScalePpm({ ...CALM, netBase: 10n ** 12n }, 250n, MAX), 120_000_000n);
  assert.equal(inventoryScalePpm({ ...CALM, netBase: 10n ** 12n }, 0n, 1n), 10_000_000n);
});

test("leverage: between one and ten, more with less fees behind it", () => {
  fc.assert(
    fc.property(net, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 12n }), (netBase, fees, more) => {
      const at = (pool: bigint) => leverageScalePpm({ ...CALM, netBase }, pool);
      assert.ok(at(fees) >= 1_000_000n && at(fees) <= 10_000_000n && at(fees + more) <= at(fees));
    }),
  );
});

test("retreat: nothing up to a loss of 25, in proportion beyond it, a tenth of the largest spread at most", () => {
  assert.equal(revenueRetreatPpm(250n, MAX, -25_000_000n), 0n);
  assert.equal(revenueRetreatPpm(250n, MAX, -50_000_000n), 500n);
  assert.equal(revenueRetreatPpm(250n, MAX, -(10n ** 15n)), 3_000n);
  assert.equal(revenueRetreatPpm(250n, MAX, 10n ** 15n), 0n);
});

test("spreads: half the base each when calm; volatility, gap, inventory and losses widen the side they should", () => {
  assert.deepEqual(vammSpreads(CALM, BASE, MAX), { long: 250n, short: 250n });
  assert.deepEqual(vammSpreads({ ...CALM, volatility: { long: 900n, short: 100n } }, BASE, MAX), { long: 900n, short: 250n });
  // The mark below the index: buying is made dearer by the whole gap.
  assert.deepEqual(vammSpreads({ ...CALM, gapPpm: -2_000n }, BASE, MAX), { long: 2_000n, short: 250n });
  assert.deepEqual(vammSpreads({ ...CALM, gapPpm: 2_000n }, BASE, MAX), { long: 250n, short: 2_000n });
  const long = vammSpreads({ ...CALM, netBase: 10n ** 10n }, BASE, MAX);
  assert.ok(long.long > 250n && long.short === 250n);
  const short = vammSpreads({ ...CALM, netBase: -(10n ** 10n) }, BASE, MAX);
  assert.ok(short.short > 250n && short.long === 250n);
  assert.deepEqual(vammSpreads({ ...CALM, fees: 0n }, BASE, MAX), { long: 2_500n, short: 2_500n });
  assert.deepEqual(vammSpreads({ ...CALM, revenue: -50_000_000n }, BASE, MAX), { long: 750n, short: 750n });
});

test("spreads: their sum is at most the largest spread, or the gap where that is more", () => {
  fc.assert(
    fc.property(
      net,
      fc.bigInt({ min: -200_000n, max: 200_000n }),
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      (netBase, gapPpm, revenue) => {
        const { long, short } = vammSpreads({ ...CALM, netBase, gapPpm, revenue, fees: revenue }, BASE, MAX);
        const gap = gapPpm < 0n ? -gapPpm : gapPpm;
        assert.ok(long >= 0n && short >= 0n && long + short <= (gap > MAX ? gap : MAX));
      },
    ),
  );
});

test("reference offset: with the premium's sign and inventory's only, inside its bound, odd under mirror but for rounding", () => {
  const history = (mark: bigint) => ({
    reservePrice: 42_160_000n,
    fastMark: mark,
    fastOracle: 42_160_000n,
    slowMark: mark,
    slowOracle: 42_160_000n,
    dayFunding: 1n,
  });
  fc.assert(
    fc.property(fc.bigInt({ min: 40_000_000n, max: 44_000_000n }), fc.bigInt({ min: -20n, max: 20n }), (mark, inventory) => {
      const offset = referenceOffsetPpm(history(mark), inventory, 2_500n);
      assert.ok(offset >= -2_500n && offset <= 2_500n);
      if (inventory > 0n) assert.ok(offset >= 0n);
      if (inventory < 0n) assert.ok(offset <= 0n);
      if (inventory === 0n) assert.equal(offset, 0n);
    }),
  );
  assert.equal(referenceOffsetPpm({ ...history(42_190_000n), dayFunding: 0n }, 10n, 2_500n), 0n);
  assert.equal(referenceOffsetPpm(history(42_190_000n), -10n, 2_500n), 0n);
});
