import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AuctionRamp, auctionPriceFactor } from "./auctionPriceFactor.ts";
import { auctionProportion } from "./auctionProportion.ts";
import { insolventPayout } from "./insolventPayout.ts";

const RAMP: AuctionRamp = { start: 0.96, cutoff: 0.8, fastSeconds: 300, slowSeconds: 7_200 };
const seconds = fc.double({ min: 0, max: 20_000, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("fast to the cut-off, slow to zero", () => {
  const near = (elapsed: number, wanted: number) => assert.ok(Math.abs(auctionPriceFactor(elapsed, RAMP) - wanted) < 1e-12);
  near(0, 0.96);
  near(150, 0.88);
  near(300, 0.8);
  near(6_780, 0.08);
  near(7_500, 0);
  near(1e6, 0);
});

test("the price never rises while an auction runs, and a leg of no length is skipped", () => {
  fc.assert(
    fc.property(seconds, seconds, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(auctionPriceFactor(high, RAMP) <= auctionPriceFactor(low, RAMP) + 1e-15);
    }),
  );
  assert.equal(auctionPriceFactor(0, { ...RAMP, fastSeconds: 0 }), 0.8);
  assert.equal(auctionPriceFactor(300, { ...RAMP, slowSeconds: 0 }), 0);
});

test("the proportion taken over restores the buffer exactly", () => {
  const portfolio = fc.record({
    markToMarket: fc.double({ min: 1, max: 1e6, noNaN: true }),
    depth: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  });
  fc.assert(
    fc.property(portfolio, share, fc.double({ min: 0.01, max: 1, noNaN: true }), ({ markToMarket, depth }, buffer, factor) => {
      const maintenanceMargin = -depth;
      const p = auctionProportion({ markToMarket, maintenanceMargin, reservedCash: 0 }, buffer, factor);
      assert.ok(p > 0 && p <= 1);
      // What is left of the buffer margin, plus the cash of the sale.
      const left = (1 - p) * (maintenanceMargin - buffer * (markToMarket - maintenanceMargin)) + p * markToMarket * factor;
      assert.ok(Math.abs(left) <= 1e-9 * (markToMarket + depth) * 2);
    }),
  );
});

test("healthy accounts are not for sale, worthless ones entirely", () => {
  assert.equal(auctionProportion({ markToMarket: 300, maintenanceMargin: 100, reservedCash: 0 }, 0.1, 0.9), 0);
  assert.equal(auctionProportion({ markToMarket: -20, maintenanceMargin: -100, reservedCash: 0 }, 0.1, 0.9), 1);
  assert.ok(Math.abs(auctionProportion({ markToMarket: 300, maintenanceMargin: -100, reservedCash: 0 }, 0.1, 0.9) - 140 / 410) < 1e-15);
});

test("a lower price sells more of the account", () => {
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const at = (factor: number) => auctionProportion({ markToMarket: 300, maintenanceMargin: -100, reservedCash: 20 }, 0.1, factor);
      assert.ok(at(low) >= at(high));
    }),
  );
});

test("the payout for an insolvent account grows from its hole to its maintenance margin", () => {
  assert.equal(insolventPayout(-100, -300, 0, 600, 1), 100);
  assert.equal(insolventPayout(-100, -300, 300, 600, 1), 200);
  assert.equal(insolventPayout(-100, -300, 12, 600, 0.5), 52);
  assert.equal(insolventPayout(-100, -300, 9_999, 600, 1), 300);
  assert.equal(insolventPayout(50, -300, 0, 600, 1), 0, "an account that is worth something costs nothing at first");
  assert.equal(insolventPayout(-100, 5, 300, 600, 1), 0);
  assert.equal(insolventPayout(-100, -300, 0, 0, 1), 300, "an auction of no length pays its end at once");
});

test("parts of an insolvent account cost what the whole costs", () => {
  fc.assert(
    fc.property(share, seconds, (portion, elapsed) => {
      const whole = insolventPayout(-100, -300, elapsed, 3_600, 1);
      const parts = insolventPayout(-100, -300, elapsed, 3_600, portion) + insolventPayout(-100, -300, elapsed, 3_600, 1 - portion);
      assert.ok(Math.abs(whole - parts) < 1e-9);
    }),
  );
});

test("ramps that rise and portions above one are refused", () => {
  assert.throws(() => auctionPriceFactor(0, { ...RAMP, cutoff: 0.99 }), { code: "LIQUIDATION_INPUT", field: "cutoff" });
  assert.throws(() => insolventPayout(-1, -1, 0, 1, 2), { code: "LIQUIDATION_INPUT", field: "portion" });
  assert.throws(() => auctionProportion({ markToMarket: -300, maintenanceMargin: -100, reservedCash: 0 }, 0.1, 1), {
    code: "LIQUIDATION_INPUT",
    field: "markToMarket - maintenanceMargin",
  });
});
