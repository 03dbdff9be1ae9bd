import assert from "node:assert/strict";
import { test } from "node:test";
import { deleverageCut } from "./deleverage/deleverageCut.ts";
import { deleverageRounds } from "./deleverage/deleverageRounds.ts";
import { factorExposure } from "./deleverage/factorExposure.ts";
import { fillLeverage } from "./deleverage/fillLeverage.ts";
import { admitLiquidation, type LiquidationWindow } from "./pace/liquidationWindow.ts";
import { lossCapacities } from "./waterfall/lossCapacities.ts";
import { lossWaterfall } from "./waterfall/lossWaterfall.ts";

const USD = 1_000_000n;
const NO_RESOURCES = {
  margin: 0n,
  marketInsurance: 0n,
  sharedBalance: 0n,
  sharedRateLimit: 0n,
  sharedTierCap: 0n,
  poolNav: 0n,
  poolShareWad: 0n,
  poolTaken: 0n,
  deleverageableProfit: 0n,
};

test("JELLY, 26 March 2025: the vault bears its limit, the winning longs the rest, and nobody else", () => {
  // 12 M of loss on a vault of 240 M; the longs of 4.05 M had gained more than that, most of them the attacker's own.
  const loss = 12_000_000n * USD;
  const capacities = lossCapacities({
    ...NO_RESOURCES,
    poolNav: 240_000_000n * USD,
    poolShareWad: 10n ** 16n,
    deleverageableProfit: 17_000_000n * USD,
  });
  const buckets = lossWaterfall(loss, capacities);
  assert.equal(buckets.pool, 2_400_000n * USD);
  assert.equal(buckets.deleveraging, 9_600_000n * USD);
  assert.equal(buckets.socialised, 0n);
});

test("YFI, 17 November 2023: shared insurance pays up to the tier's cap, not 9 M", () => {
  const buckets = lossWaterfall(
    9_000_000n * USD,
    lossCapacities({
      ...NO_RESOURCES,
      marketInsurance: 200_000n * USD,
      sharedBalance: 22_500_000n * USD,
      sharedRateLimit: 5_000_000n * USD,
      sharedTierCap: 1_000_000n * USD,
      deleverageableProfit: 20_000_000n * USD,
    }),
  );
  assert.equal(buckets.sharedInsurance, 1_000_000n * USD);
  assert.equal(buckets.deleveraging, 7_800_000n * USD);
});

test("10 October 2025: a queue cannot tell a hedge from a bet, factor leverage closes the bet", () => {
  // Two shorts with the same profit, size and equity, so the same rank: one naked, one hedged with a long of the same risk.
  const short = { notional: -500_000, volatility: 0.03, loading: 0.9 };
  const long = { notional: 500_000, volatility: 0.03, loading: 0.9 };
  const naked = { position: 500, exposure: factorExposure(short, [], -1, 1_000), equity: 100_000 };
  const hedged = { position: 500, exposure: factorExposure(short, [long], -1, 1_000), equity: 100_000 };
  const book = {
    positions: Float64Array.of(naked.position, hedged.position),
    exposures: Float64Array.of(naked.exposure, hedged.exposure),
    equities: Float64Array.of(naked.equity, hedged.equity),
  };
  const [round] = deleverageRounds({ market: "ALT", side: -1, round: 1 }, book, 300).rounds;
  assert.equal(deleverageCut(naked, round?.thresholdWad ?? null), 300);
  assert.equal(deleverageCut(hedged, round?.thresholdWad ?? null), 0);
});

test("10 October 2025: low leverage is spared", () => {
  // The median account that was deleveraged on Hyperliquid had 0.2x; water-filling starts at the top.
  const leverages = [0.2, 0.2, 0.2, 0.5, 1, 5, 20];
  const { reductions } = fillLeverage(
    leverages.map((leverage) => leverage * 1_000),
    leverages.map(() => 1_000),
    20_000,
  );
  assert.deepEqual(reductions.slice(0, 5), [0, 0, 0, 0, 0]);
});

test("ETH whale, 12 March 2025: 160,000 ether leave the book in windows, not at once", () => {
  const pace = { capacity: 10_000, windowMillis: 60_000, refillBelowSkew: null };
  let window: LiquidationWindow = { entries: [] };
  let left = 160_000;
  let minutes = 0;
  while (left > 0) {
    const result = admitLiquidation(window, minutes * 60_000, left, 1, pace);
    assert.ok(result.admitted <= 10_000);
    left -= result.admitted;
    window = result.window;
    minutes += 1;
  }
  assert.equal(minutes, 16);
});
