import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { auctionDiscountWad, type DiscountRamp } from "./auctionDiscount.ts";
import { type AuctionPrices, fillRebalanceAuction } from "./fillRebalanceAuction.ts";
import { type Holding, rebalanceLot } from "./rebalanceLot.ts";
import { safeDiscountCap } from "./safeDiscountCap.ts";

const WAD = 10n ** 18n;
const ramps: fc.Arbitrary<DiscountRamp> = fc
  .tuple(fc.bigInt({ min: -WAD, max: WAD / 10n }), fc.bigInt({ min: 0n, max: WAD / 2n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([startWad, width, rampSeconds]) => ({ startWad, capWad: startWad + width, rampSeconds }));
const price = fc.bigInt({ min: 1n, max: 10n ** 24n });
const prices: fc.Arbitrary<AuctionPrices> = fc.record({ soldHighWad: price, paidLowWad: price });
const amount = fc.bigInt({ min: 1n, max: 10n ** 28n });

test("discount: it is the straight line from start to cap as a fraction, rounded down by less than one unit", () => {
  fc.assert(
    fc.property(ramps, fc.bigInt({ min: 0n, max: 10n ** 6n }), (ramp, second) => {
      const time = second < ramp.rampSeconds ? second : ramp.rampSeconds;
      const above = (auctionDiscountWad(ramp, time) - ramp.startWad) * ramp.rampSeconds;
      const exact = (ramp.capWad - ramp.startWad) * time;
      assert.ok(above <= exact && exact < above + ramp.rampSeconds);
    }),
  );
});

test("payment: it is the smallest whole amount that is worth the discounted lot, before the ramp and after it", () => {
  fc.assert(
    fc.property(ramps, prices, amount, fc.boolean(), (ramp, { soldHighWad, paidLowWad }, wanted, late) => {
      const now = late ? ramp.rampSeconds : 0n;
      const { sold, paid } = fillRebalanceAuction({ ramp, openedAt: 0n, remaining: 10n ** 27n }, wanted, { soldHighWad, paidLowWad }, now);
      const owed = sold * soldHighWad * (WAD - (late ? ramp.capWad : ramp.startWad));
      assert.ok(paid * paidLowWad * WAD >= owed && (paid - 1n) * paidLowWad * WAD < owed);
      assert.ok(paid > 0n, "nothing is ever given away");
    }),
    { numRuns: 300 },
  );
});

test("payment: waiting never costs the buyer, a dearer lot or a cheaper payment never pays less, and the unit of price is nothing", () => {
  const times = fc.bigInt({ min: -100n, max: 2_000_000n });
  fc.assert(
    fc.property(ramps, prices, amount, times, times, (ramp, at, wanted, a, b) => {
      const auction = { ramp, openedAt: 0n, remaining: 10n ** 28n };
      const paid = (quoted: AuctionPrices, now: bigint) => fillRebalanceAuction(auction, wanted, quoted, now).paid;
      const [early, late] = a < b ? [a, b] : [b, a];
      assert.ok(paid(at, late) <= paid(at, early));
      assert.ok(paid({ ...at, soldHighWad: at.soldHighWad + 1n }, a) >= paid(at, a));
      assert.ok(paid({ ...at, paidLowWad: at.paidLowWad + 1n }, a) <= paid(at, a));
      assert.equal(paid({ soldHighWad: 7n * at.soldHighWad, paidLowWad: 7n * at.paidLowWad }, a), paid(at, a));
    }),
  );
});

test("payment: cutting a fill into parts costs the buyer at most one unit for each part", () => {
  const ramp = { startWad: 0n, capWad: WAD / 100n, rampSeconds: 10n };
  fc.assert(
    fc.property(prices, fc.array(fc.bigInt({ min: 1n, max: 10n ** 20n }), { minLength: 1, maxLength: 10 }), (at, parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0n);
      const fill = (wanted: bigint) => fillRebalanceAuction({ ramp, openedAt: 3n, remaining: whole }, wanted, at, 8n).paid;
      const split = parts.reduce((sum, part) => sum + fill(part), 0n);
      assert.ok(split >= fill(whole) && split < fill(whole) + BigInt(parts.length));
    }),
  );
});

const units = fc.integer({ min: 0, max: 1_000_000 });
const holdings: fc.Arbitrary<Holding> = fc.record({ held: units, target: units });

test("lot: once it is traded there is nothing more to trade, and all is doubled when all is doubled", () => {
  fc.assert(
    fc.property(holdings, holdings, fc.double({ min: 0, max: 1, noNaN: true }), (over, under, band) => {
      const lot = rebalanceLot(over, under, band);
      const after = [
        { ...over, held: over.held - lot },
        { ...under, held: under.held + lot },
      ] as const;
      if (lot > 0) assert.equal(rebalanceLot(...after, band), 0);
      const twice = ({ held, target }: Holding) => ({ held: 2 * held, target: 2 * target });
      assert.equal(rebalanceLot(twice(over), twice(under), band), 2 * lot);
    }),
  );
});

test("lot by hand: one asset outside its band is enough, the edge of it is inside, and only both together can trade", () => {
  const lot = (over: number, under: number) => rebalanceLot({ held: over, target: 100 }, { held: under, target: 100 }, 0.125);
  assert.deepEqual([lot(112.5, 87.5), lot(113, 95), lot(105, 87), lot(113, 80)], [0, 5, 5, 13]);
  assert.deepEqual([lot(150, 100), lot(100, 50), lot(150, 110)], [0, 0, 0]);
  assert.equal(rebalanceLot({ held: 0, target: 0 }, { held: 0, target: 0 }, 0), 0, "an empty pool");
});

test("safe cap by hand beyond one target, where pushing costs the whole tax, and without a tax", () => {
  // Twice the target away costs 2 - 1/2 = 1.5 of tax for 2 units.
  assert.ok(Math.abs(safeDiscountCap({ base: 0.002, tax: 0.006, minimum: 0 }, 2) - 0.0065) < 1e-15);
  assert.equal(safeDiscountCap({ base: 0.002, tax: 0, minimum: 0 }, 0.3), 0.002);
});

test("refusals name the field that is wrong", () => {
  const auction = { ramp: { startWad: 0n, capWad: 0n, rampSeconds: 1n }, openedAt: 0n, remaining: 1n };
  const at: AuctionPrices = { soldHighWad: 1n, paidLowWad: 1n };
  assert.equal(fillRebalanceAuction({ ...auction, remaining: 0n }, 1n, at, 0n).sold, 0n);
  assert.throws(() => fillRebalanceAuction({ ...auction, remaining: -1n }, 1n, at, 0n), { code: "POOL_INPUT", field: "remaining" });
  assert.throws(() => fillRebalanceAuction(auction, 1n, { ...at, soldHighWad: 0n }, 0n), { code: "POOL_INPUT", field: "soldHighWad" });
  const good = { held: 1, target: 1 };
  const lots: [Holding, Holding, number, string][] = [
    [{ ...good, target: -1 }, good, 0, "over.target"],
    [good, { ...good, held: Number.NaN }, 0, "under.held"],
    [good, { ...good, target: -1 }, 0, "under.target"],
    [good, good, -0.1, "band"],
  ];
  for (const [over, under, band, field] of lots) assert.throws(() => rebalanceLot(over, under, band), { code: "POOL_INPUT", field });
  for (const wrong of [{ base: 1.1 }, { tax: -0.1 }])
    assert.throws(() => safeDiscountCap({ base: 0, tax: 0, minimum: 0, ...wrong }, 1), {
      code: "POOL_INPUT",
      field: Object.keys(wrong)[0],
    });
});
