import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { closedDistance } from "../fees/closedDistance.ts";
import { targetWeightFee } from "../fees/targetWeightFee.ts";
import { fillRebalanceAuction, type RebalanceAuction } from "./fillRebalanceAuction.ts";
import { rebalanceLot } from "./rebalanceLot.ts";
import { safeDiscountCap } from "./safeDiscountCap.ts";

const WAD = 10n ** 18n;
const TARGET = 1e6;
const RATES = { base: 0.002, tax: 0.006, minimum: 0 };
const PRICES = { soldHighWad: WAD, paidLowWad: WAD };

/**
 * What a coalition earns that alone pushes a balanced pool of two assets in steps, and buys the lot of the auction back at its largest discount;
 * all values in quote units of one.
 */
function loopProfit(pushes: readonly number[], band: number, cap: number): number {
  let [held, paid] = [TARGET, 0];
  for (const change of pushes) {
    paid += targetWeightFee({ held, change, target: TARGET }, RATES, closedDistance);
    held += change;
  }
  const lot = rebalanceLot({ held, target: TARGET }, { held: 2 * TARGET - held, target: TARGET }, band);
  if (lot < 1) return -paid;
  const ramp = { startWad: 0n, capWad: BigInt(Math.floor(cap * 1e18)), rampSeconds: 600n };
  const auction: RebalanceAuction = { ramp, openedAt: 0n, remaining: BigInt(Math.floor(lot)) };
  const fill = fillRebalanceAuction(auction, auction.remaining, PRICES, 10_000n);
  return Number(fill.sold - fill.paid) - paid;
}

const pushes = fc.array(fc.double({ min: 0, max: 3e5, noNaN: true }), { minLength: 1, maxLength: 6 });
const bands = fc.double({ min: 0.01, max: 0.9, noNaN: true });

test("coalition: pushing a balanced pool and buying the asset back in the auction never earns at the safe cap", () => {
  fc.assert(
    fc.property(pushes, bands, (steps, band) => {
      const profit = loopProfit(steps, band, safeDiscountCap(RATES, band));
      assert.ok(profit <= 1, `profit ${profit}`);
    }),
    { numRuns: 300 },
  );
});

test("the safe cap is the largest: half as much again pays for a push just beyond the band", () => {
  fc.assert(
    fc.property(bands, (band) => {
      const profit = loopProfit([TARGET * band * 1.001], band, safeDiscountCap(RATES, band) * 1.5);
      assert.ok(profit > 0, `profit ${profit}`);
    }),
  );
});

test("the safe cap grows with the band from the base fee on, and stays below base and tax", () => {
  assert.ok(Math.abs(safeDiscountCap({ base: 0.003, tax: 0.005, minimum: 0 }, 0.2) - 0.0035) < 1e-15);
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 5, noNaN: true }), (band) => {
      const cap = safeDiscountCap(RATES, band);
      assert.ok(cap > RATES.base && cap < RATES.base + RATES.tax);
      assert.ok(safeDiscountCap(RATES, band * 1.1) > cap);
    }),
  );
  assert.throws(() => safeDiscountCap(RATES, 0), { code: "POOL_INPUT", field: "band" });
});

test("a push that stays inside the band opens no auction and only costs", () => {
  fc.assert(
    fc.property(bands, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (band, share) => {
      assert.ok(loopProfit([TARGET * band * share], band, 0.5) < 0);
    }),
  );
});
