import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { capSpreads } from "./capSpreads.ts";
import { inventoryRatioPpm, inventoryScalePpm, scaleSpread } from "./inventory.ts";
import { leverageScalePpm, revenueRetreatPpm } from "./leverageScale.ts";
import { type PremiumHistory, referenceOffsetPpm } from "./referenceOffset.ts";
import { CALM } from "./spreadSituation.testing.ts";
import { vammSpreads } from "./vammSpreads.ts";

const PPM = 1_000_000n;
const ppm = fc.bigInt({ min: 0n, max: 1_000_000n });

test("cap: each side keeps its exact share of the sum to less than one unit, the larger rounded up, and a second cap does nothing", () => {
  fc.assert(
    fc.property(ppm, ppm, ppm, (long, short, most) => {
      const capped = capSpreads({ long, short }, most);
      assert.deepEqual(capSpreads(capped, most), capped);
      if (long + short <= most) return;
      const [sum, [large, got]] = [long + short, long > short ? [long, capped.long] : [short, capped.short]];
      const excess = got * sum - large * most;
      assert.ok(excess >= 0n && excess < sum);
      if (long !== short) assert.deepEqual(capSpreads({ long: short, short: long }, most), { long: capped.short, short: capped.long });
    }),
  );
  assert.deepEqual(capSpreads({ long: 3n, short: 3n }, 5n), { long: 2n, short: 3n });
  assert.deepEqual(capSpreads({ long: 7n, short: 2n }, 0n), { long: 0n, short: 0n });
});

test("inventory: the thinner side counts, whichever it is, and a position as large as it is all of it", () => {
  const at = { netBase: 1n, base: 10n, minBase: 6n, maxBase: 30n };
  assert.equal(inventoryRatioPpm(at), 250_000n, "one of the four that are asked");
  assert.equal(inventoryRatioPpm({ ...at, minBase: 0n, maxBase: 12n }), 500_000n, "one of the two that are bid for");
  assert.equal(inventoryRatioPpm({ ...at, maxBase: 11n }), PPM);
  assert.equal(inventoryRatioPpm({ ...at, maxBase: 9n }), PPM, "outside its bounds it quotes nothing");
  // Three of nine is 0.333333; the spread may grow from 250 to 300,000, which is by 1,200: 1 + 1,200 * 0.333333.
  assert.equal(inventoryScalePpm({ netBase: -3n, base: 10n, minBase: 1n, maxBase: 19n }, 250n, 300_000n), 400_999_600n);
});

test("inventory: a larger position never has a smaller factor, which lies between one and what the largest spread allows", () => {
  const net = fc.bigInt({ min: 0n, max: 10n ** 12n });
  fc.assert(
    fc.property(net, net, fc.bigInt({ min: 0n, max: 10_000n }), ppm, (a, b, spread, most) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      const factor = (netBase: bigint) => inventoryScalePpm({ ...CALM, netBase }, spread, most);
      assert.ok(PPM <= factor(less) && factor(less) <= factor(more));
      assert.equal(factor(-more), factor(more));
      // Ten times is always allowed; beyond it only until the spread is the largest.
      assert.ok(factor(more) <= 10n * PPM || scaleSpread(spread, factor(more)) <= most || spread === 0n);
    }),
  );
});

test("leverage by hand: what the mark shows beyond the close value, over the fees and one unit", () => {
  // Close value (3 - 1) * 2 = 4, at the mark 1 * 5 = 5: one is at stake.
  const value = { quote: 3_000_000_000n, terminalQuote: 1_000_000_000n, peg: 2_000_000n, netBase: 1_000_000_000n, price: 5_000_000n };
  assert.equal(leverageScalePpm(value, 999_999n), 2_000_001n);
  assert.equal(leverageScalePpm(value, 3_999_999n), 1_250_001n);
  assert.equal(leverageScalePpm(value, 0n), 10n * PPM);
  assert.equal(leverageScalePpm(value, -5n), 10n * PPM);
  assert.equal(leverageScalePpm({ ...value, price: 4_000_000n }, 0n), 1_000_001n, "nothing at stake");
  assert.equal(leverageScalePpm({ ...value, price: 3_000_000n }, 999_999n), 1_000_001n, "a gain of the market is no leverage");
});

test("retreat: it begins beyond a loss of 25, never shrinks with the loss and never passes a tenth of the largest spread", () => {
  assert.equal(revenueRetreatPpm(250n, 30_000n, -25_000_001n), 250n);
  assert.equal(revenueRetreatPpm(250n, 30_000n, -299_999_999n), 2_999n);
  assert.equal(revenueRetreatPpm(250n, 30_000n, -300_000_000n), 3_000n);
  fc.assert(
    fc.property(ppm, ppm, fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 12n }), (base, most, loss, more) => {
      const retreat = revenueRetreatPpm(base, most, -loss - more);
      assert.ok(revenueRetreatPpm(base, most, -loss) <= retreat && retreat <= most / 10n);
    }),
  );
});

test("spreads: losses widen the side that adds to the position by all of the retreat and the other by half of it", () => {
  // A loss of 50 is twice the 25: a retreat of 2 * 500; a position of one unit moves nothing else.
  const after = (netBase: bigint) => vammSpreads({ ...CALM, netBase, revenue: -50_000_000n }, 500n, 30_000n);
  assert.deepEqual(after(1n), { long: 1_250n, short: 750n });
  assert.deepEqual(after(-1n), { long: 750n, short: 1_250n });
  assert.deepEqual(after(0n), { long: 750n, short: 750n });
});

test("spreads: a gap to the index and volatility add up on the side that retreats, and a gap above the largest spread replaces it", () => {
  const volatility = { long: 900n, short: 400n };
  assert.deepEqual(vammSpreads({ ...CALM, volatility, gapPpm: -2_000n }, 500n, 30_000n), { long: 2_900n, short: 400n });
  assert.deepEqual(vammSpreads({ ...CALM, volatility, gapPpm: 2_000n }, 500n, 30_000n), { long: 900n, short: 2_400n });
  // 40,000 + 250 is more than the 40,000 that the gap allows; 40,000 * 40,000 / 40,250 is 39,751.6, rounded up.
  assert.deepEqual(vammSpreads({ ...CALM, gapPpm: 40_000n }, 500n, 30_000n), { long: 248n, short: 39_752n });
});

test("spreads: a position never narrows the side that adds to it, and leaves the other as it is", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), ppm, ppm, fc.boolean(), (net, long, short, buys) => {
      const situation = { ...CALM, volatility: { long: long / 100n, short: short / 100n } };
      const most = 10n ** 6n;
      const flat = vammSpreads(situation, 500n, most);
      const open = vammSpreads({ ...situation, netBase: buys ? net : -net }, 500n, most);
      // Where the sum is capped, widening one side has to narrow the other.
      if (open.long + open.short >= most) return;
      assert.ok(buys ? open.long >= flat.long && open.short === flat.short : open.short >= flat.short && open.long === flat.long);
    }),
  );
});

// An index of 48, whose 5,000th part of 9,600 is what an average funding of 400,000 makes in a day: 400 * 24. So the day's premium is nothing.
const PREMIA: PremiumHistory = {
  reservePrice: 48_000_000n,
  fastMark: 48_030_000n,
  fastOracle: 48_000_000n,
  slowMark: 48_042_000n,
  slowOracle: 48_000_000n,
  dayFunding: 400_000n,
};

test("reference offset by hand: a third of 30,000 and 42,000 is 500 of a million, times half the inventory, and its mirror image", () => {
  assert.equal(referenceOffsetPpm(PREMIA, 3n, 2_500n), 750n);
  assert.equal(referenceOffsetPpm({ ...PREMIA, dayFunding: 400_999n }, 3n, 2_500n), 750n, "funding counts in thousands");
  assert.equal(referenceOffsetPpm(PREMIA, 20n, 2_500n), 2_500n, "bounded");
  const mirror = { ...PREMIA, fastMark: 47_970_000n, slowMark: 47_958_000n };
  assert.equal(referenceOffsetPpm(mirror, -3n, 2_500n), -750n);
  assert.equal(referenceOffsetPpm(mirror, 3n, 2_500n), 0n);
  assert.equal(referenceOffsetPpm(PREMIA, -3n, 2_500n), 0n);
});

test("reference offset: one wild premium counts no more than the bound, so that two honest ones outweigh it", () => {
  // At 2,500 of a million of 48 the bound is 120,000: 120,000 - 120,000 + 24,000 leaves 8,000, which is 166 of a million.
  const wild = { ...PREMIA, fastMark: 10n ** 12n, slowMark: 1n, dayFunding: 1_400_000n };
  assert.equal(referenceOffsetPpm(wild, 2n, 2_500n), 166n);
  assert.equal(referenceOffsetPpm({ ...PREMIA, fastMark: 1n, slowMark: PREMIA.slowOracle, dayFunding: 10n ** 15n }, 2n, 2_500n), 0n);
});
