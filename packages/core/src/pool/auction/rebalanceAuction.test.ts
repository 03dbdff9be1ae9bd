import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { auctionDiscountWad, type DiscountRamp } from "./auctionDiscount.ts";
import { fillRebalanceAuction, type RebalanceAuction } from "./fillRebalanceAuction.ts";
import { rebalanceLot } from "./rebalanceLot.ts";

const WAD = 10n ** 18n;
const RAMP: DiscountRamp = { startWad: -2n * 10n ** 15n, capWad: 10n ** 16n, rampSeconds: 600n };
const OPEN: RebalanceAuction = { ramp: RAMP, openedAt: 1_000n, remaining: 10n ** 24n };

const ramps = fc
  .record({
    start: fc.bigInt({ min: -WAD, max: WAD / 10n }),
    width: fc.bigInt({ min: 0n, max: WAD / 2n }),
    rampSeconds: fc.bigInt({ min: 1n, max: 10n ** 6n }),
  })
  .map(({ start, width, rampSeconds }) => ({ startWad: start, capWad: start + width, rampSeconds }));
const times = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n });
const prices = fc.record({ soldHighWad: fc.bigInt({ min: 1n, max: 10n ** 24n }), paidLowWad: fc.bigInt({ min: 1n, max: 10n ** 24n }) });

test("the discount rises, begins at the start and never leaves the cap behind, however late", () => {
  fc.assert(
    fc.property(ramps, times, times, (ramp, a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      const [first, then] = [auctionDiscountWad(ramp, early), auctionDiscountWad(ramp, late)];
      assert.ok(ramp.startWad <= first && first <= then && then <= ramp.capWad);
    }),
  );
  assert.equal(auctionDiscountWad(RAMP, 0n), RAMP.startWad);
  assert.equal(auctionDiscountWad(RAMP, 300n), 4n * 10n ** 15n);
  assert.equal(auctionDiscountWad(RAMP, 10n ** 30n), RAMP.capWad);
});

test("an auction never gives beyond its cap: value paid is at least (1 - cap) of value sold, to the unit, whatever time and prices do", () => {
  fc.assert(
    fc.property(ramps, prices, fc.bigInt({ min: 1n, max: 10n ** 30n }), times, (ramp, price, wanted, now) => {
      const { sold, paid } = fillRebalanceAuction({ ramp, openedAt: 0n, remaining: 10n ** 28n }, wanted, price, now);
      assert.ok(paid * price.paidLowWad * WAD >= sold * price.soldHighWad * (WAD - ramp.capWad));
    }),
    { numRuns: 500 },
  );
});

test("many small fills give no more than one large one, and never more than there is", () => {
  fc.assert(
    fc.property(prices, fc.array(fc.bigInt({ min: 1n, max: 10n ** 22n }), { minLength: 1, maxLength: 12 }), (price, parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0n);
      const one = fillRebalanceAuction(OPEN, whole, price, 1_300n);
      let [auction, paid, sold] = [OPEN, 0n, 0n];
      for (const part of parts) {
        const fill = fillRebalanceAuction(auction, part, price, 1_300n);
        [auction, paid, sold] = [fill.auction, paid + fill.paid, sold + fill.sold];
      }
      assert.equal(sold, one.sold);
      assert.equal(auction.remaining, OPEN.remaining - sold);
      assert.ok(paid >= one.paid);
    }),
  );
  const last = fillRebalanceAuction({ ...OPEN, remaining: 5n }, 100n, { soldHighWad: WAD, paidLowWad: WAD }, 1_000n);
  assert.deepEqual([last.sold, last.auction.remaining], [5n, 0n]);
  assert.equal(fillRebalanceAuction(last.auction, 1n, { soldHighWad: WAD, paidLowWad: WAD }, 1_000n).paid, 0n);
});

test("a price that moved since the opening is no gift: the discount is from the index of the moment", () => {
  const [before, after] = [50n * WAD, 60n * WAD];
  const at = (sold: bigint) => fillRebalanceAuction(OPEN, 10n ** 6n, { soldHighWad: sold, paidLowWad: WAD }, 1_600n).paid;
  assert.equal(at(before), 49_500_000n);
  assert.equal(at(after), 59_400_000n);
});

test("two assets are traded up to the nearer target, and not at all inside the band", () => {
  assert.equal(rebalanceLot({ held: 150, target: 100 }, { held: 70, target: 100 }, 0.1), 30);
  assert.equal(rebalanceLot({ held: 108, target: 100 }, { held: 95, target: 100 }, 0.1), 0);
  assert.equal(rebalanceLot({ held: 90, target: 100 }, { held: 10, target: 100 }, 0.1), 0);
  const value = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(value, value, value, value, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c, d, band) => {
      const lot = rebalanceLot({ held: a, target: b }, { held: c, target: d }, band);
      assert.ok(lot >= 0);
      if (lot > 0) assert.ok(a - lot >= b - 1e-9 && c + lot <= d + 1e-9);
    }),
  );
});

test("refusals", () => {
  assert.throws(() => auctionDiscountWad({ ...RAMP, capWad: WAD }, 0n), { code: "POOL_INPUT", field: "capWad" });
  assert.throws(() => auctionDiscountWad({ ...RAMP, capWad: RAMP.startWad - 1n }, 0n), { code: "POOL_INPUT", field: "capWad" });
  assert.throws(() => auctionDiscountWad({ ...RAMP, rampSeconds: 0n }, 0n), { code: "POOL_INPUT", field: "rampSeconds" });
  assert.throws(() => fillRebalanceAuction(OPEN, 0n, { soldHighWad: 1n, paidLowWad: 1n }, 0n), { code: "POOL_INPUT", field: "wanted" });
  assert.throws(() => fillRebalanceAuction(OPEN, 1n, { soldHighWad: 1n, paidLowWad: 0n }, 0n), { code: "POOL_INPUT", field: "paidLowWad" });
  assert.throws(() => rebalanceLot({ held: -1, target: 1 }, { held: 1, target: 1 }, 0), { code: "POOL_INPUT", field: "over.held" });
});
