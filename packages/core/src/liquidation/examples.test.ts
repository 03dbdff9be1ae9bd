import assert from "node:assert/strict";
import { test } from "node:test";
import { breakpointsOf } from "./deleverage/breakpoints.ts";
import {
  accountQuanta,
  admitLiquidation,
  auctionPriceFactor,
  auctionProportion,
  bankruptcyPrice,
  bankruptcyQuanta,
  baseToCover,
  checkBook,
  deleverageCut,
  factorExposure,
  fillablePrice,
  fillLeverage,
  freeableShare,
  insolventPayout,
  insuranceDelta,
  insuranceFee,
  liquidatableNotional,
  liquidationFee,
  liquidationPrice,
  liquidationStep,
  lossCapacities,
  lossWaterfall,
  markLeverageRank,
  positionQuanta,
  profitHaircut,
  profitLeverageRank,
  type SettledRound,
  saferFirst,
  settleCut,
  stagedShare,
  waterLevel,
  windowCapacity,
} from "./public.ts";

const near = (got: number, wanted: number) =>
  assert.ok(Math.abs(got - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)), `${got} for ${wanted}`);

test("the examples of prices, auctions and pace are true", () => {
  near(bankruptcyPrice({ size: 0.1, price: 50_000, maintenance: 500, equity: -100, totalMaintenance: 500 }), 51_000);
  const position = { size: 0.1, price: 50_000, maintenance: 500, equity: 499, totalMaintenance: 500 };
  near(fillablePrice(position, { bankruptcyAdjustment: 1, spreadToMaintenance: 0.2 }), 49_998);
  near(liquidationPrice(50_000, -1, 1, 2_000, 0.0125), 51_975.30864197531);
  near(auctionPriceFactor(150, { start: 0.96, cutoff: 0.8, fastSeconds: 300, slowSeconds: 7_200 }), 0.88);
  near(auctionProportion({ markToMarket: 300, maintenanceMargin: -100, reservedCash: 0 }, 0.1, 1), 0.3181818181818182);
  near(insolventPayout(-100, -300, 300, 600, 1), 200);
  near(windowCapacity({ makerFee: 0.007, takerFee: 0.003, skewScale: 1_000, multiplier: 1, windowSeconds: 10 }), 100);
  near(admitLiquidation({ entries: [] }, 0, 150, 1, { capacity: 100, windowMillis: 10_000, refillBelowSkew: null }).admitted, 100);
  near(stagedShare(250_000, null, { threshold: 100_000, firstShare: 0.2, cooldownSeconds: 30 }), 0.2);
});

test("the examples of the step are true", () => {
  const step = liquidationStep(90, [{ notional: 2_000, closeCost: 0.005, maxReduction: 2_000 }], ([n = 0]) => 0.05 * Math.abs(n), {
    buffer: 0.02,
    dust: 0,
  });
  assert.ok(step.kind === "reduce" && step.index === 0 && step.restored);
  assert.ok(step.kind === "reduce" && Math.abs(step.reduction - 260.8695652173913) < 1e-9);
  const liabilities = [
    { id: "BTC", tier: 0 },
    { id: "MEME", tier: 4 },
  ];
  assert.deepEqual(saferFirst(liabilities), [{ id: "BTC", tier: 0 }]);
});

test("the examples of the integer rules are true", () => {
  const half = { quanta: 3n, priceNumerator: 1n, priceDenominator: 2n, maintenancePpm: 100_000n };
  assert.deepEqual(positionQuanta(half), { notional: 1n, maintenance: 1n });
  assert.deepEqual(accountQuanta(-1n, [half]), { equity: 0n, maintenance: 1n });
  const btc = { quanta: 10_000_000n, priceNumerator: 500n, priceDenominator: 1n, maintenancePpm: 100_000n };
  assert.equal(bankruptcyQuanta(btc, -5_000_000n, 0n, 500_000_000n), 2_500_000_000n);
  assert.equal(insuranceDelta(5_610_000_000n, false, 5_100_000_000n, 5_000n), 28_050_000n);
  assert.deepEqual(liquidatableNotional(50_000_000_000n, 100n, 500_000n), { min: 100n, max: 25_000_000_000n });
  const cover = { price: 100_000_000n, quotePrice: 1_000_000n, marginRatio: 100_000n, liquidatorFee: 10_000n, insuranceFee: 0n };
  assert.equal(baseToCover(10_000_000n, cover), 1_111_111_111n);
  const pace = { initialShare: 1_000n, duration: 150n, smallShortage: 50_000_000n };
  assert.equal(freeableShare(100_000_000n, 0n, 75n, pace), 6_000n);
  const fee = { base: 10_000_000_000n, price: 100_000_000n, quotePrice: 1_000_000n, marginRatio: 50_000n, liquidatorFee: 10_000n };
  assert.equal(insuranceFee(20_000_000n, { ...fee, maxFee: 50_000n }), 19_000n);
  assert.equal(liquidationFee(2_000n, { base: 20_000n, max: 50_000n, perUnit: 1n, grace: 1_500n }), 22_000n);
});

test("the examples of the waterfall are true", () => {
  const layers = { margin: 4n, marketInsurance: 3n, sharedInsurance: 0n, pool: 1n, deleveraging: 1n };
  assert.equal(lossWaterfall(10n, layers).socialised, 1n);
  const capacities = lossCapacities({
    margin: -5n,
    marketInsurance: 0n,
    sharedBalance: 9n,
    sharedRateLimit: 4n,
    sharedTierCap: 7n,
    poolNav: 100n,
    poolShareWad: 5n * 10n ** 16n,
    poolTaken: 2n,
    deleverageableProfit: 0n,
  });
  assert.deepEqual([capacities.margin, capacities.sharedInsurance, capacities.pool], [0n, 4n, 3n]);
});

test("the examples of deleveraging are true", () => {
  const hundreds = Float64Array.of(100, 100, 100);
  const book = { positions: hundreds, exposures: hundreds, equities: Float64Array.of(10, 20, 50) };
  assert.deepEqual(waterLevel(book, 60), { kind: "level", level: 14 / 3, exposure: 200, equity: 30 });
  assert.equal(deleverageCut({ position: 100, exposure: 100, equity: 10 }, 4_666_666_666_666_666_666n), 54);
  assert.deepEqual(fillLeverage([100, 100, 100], [10, 20, 50], 200), { reductions: [87.5, 75, 37.5], maxLeverage: 1.25, shortfall: 0 });
  const corner = { positions: Float64Array.of(60), exposures: Float64Array.of(100), equities: Float64Array.of(10) };
  assert.deepEqual([breakpointsOf(corner).count, ...breakpointsOf(corner).keys], [2, 10, 4]);
  assert.throws(() => checkBook({ positions: Float64Array.of(0.5), exposures: Float64Array.of(0), equities: Float64Array.of(0) }));
  const btc = { notional: 1_000, volatility: 0.02, loading: 0.9 };
  assert.equal(factorExposure(btc, [{ notional: -250, volatility: 0.04, loading: 0.9 }], 1, 10), 50);
  const round: SettledRound = { market: "BTC", side: 1, round: 7, measure: "plain", thresholdWad: 1n, quantity: 90, cut: 100, filled: 45 };
  assert.equal(settleCut(10, round), 5);
  assert.deepEqual(profitHaircut(30, [10, 40, 50]), { haircuts: [3, 12, 15], uncovered: 0 });
  near(profitLeverageRank({ markValue: 120, averageEntryValue: 100, bankruptValue: 90 }), 0.8);
  near(markLeverageRank(100, 80, 1_000_000, 200_000), 6.25);
});
