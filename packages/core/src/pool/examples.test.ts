import assert from "node:assert/strict";
import { test } from "node:test";
import {
  auctionDiscountWad,
  budgetedDepth,
  capSpreads,
  closedDistance,
  closeValue,
  curveArbitrage,
  DRIFT_DEPTH_BOUNDS,
  depositCredit,
  depthCost,
  dilutedValue,
  executionSchedule,
  executionSpeed,
  feeWindow,
  fillRebalanceAuction,
  glpFeeBps,
  impactExecutionPrice,
  impactPoolRelease,
  impactPower,
  impactTokens,
  initialDistance,
  inventoryRatioPpm,
  inventoryScalePpm,
  kyleEquilibrium,
  leverageScalePpm,
  liquidityReturn,
  manipulationCap,
  marketImpact,
  pegOfPrice,
  planRepeg,
  poissonTradeShare,
  premiumLiability,
  priceImpact,
  ratioFunding,
  rebalanceLot,
  rebalancingLoss,
  referenceOffsetPpm,
  repegCost,
  rescaleSkewPool,
  revenueRetreatPpm,
  roundTripSafe,
  scaleCurve,
  scaleSpread,
  settleImpact,
  skewFillPrice,
  skewPoolDelta,
  skewPoolValue,
  skewScaleOfDepth,
  spendOnRepeg,
  targetWeightFee,
  terminalCurve,
  tokenImpact,
  tradeWithSkewPool,
  vammPrice,
  vammSpreads,
  vammTrade,
  weightDiscount,
  weightedPoolLoss,
  worseImpact,
} from "./public.ts";

const near = (got: number, wanted: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted)), `${got} for ${wanted}`);

test("the examples of skew pricing are true", () => {
  near(skewFillPrice(1_200, 0, 100, 1_000_000), 1_200.06);
  near(premiumLiability(100, 1_000_000, 1_200), 6);
  near(skewPoolValue({ balance: 1_120_006, skew: 100, scale: 1_000_000 }, 1_200), 1_000_000);
  near(skewPoolDelta({ balance: 0, skew: 100_000, scale: 1_000_000 }, 1_200), -105_000);
  near(tradeWithSkewPool({ balance: 1_000_000, skew: 0, scale: 1_000_000 }, 100, 1_200, 0).paid, 120_006);
  const { revaluation, chargePerUnit } = rescaleSkewPool({ balance: 0, skew: 100, scale: 1_000_000 }, 500_000, 1_200);
  near(revaluation, 6);
  near(chargePerUnit, 0.06);
  near(skewScaleOfDepth(840_000, 0.02), 21_000_000);
  assert.deepEqual(manipulationCap({ capital: 16e6, depth: 200_000, move: 0.05, poolValue: 400_000 }, 0.3), {
    reach: 4,
    openInterest: 30_000,
  });
});

test("the examples of impact are true", () => {
  near(impactPower(10_000, 1e-8, 2), 1);
  near(priceImpact(50_000, 25_000, { positive: 2e-7, negative: 2e-7, exponent: 2 }), 375);
  near(impactExecutionPrice(5_000, false, 500_000, 700), 5_007.009813739234);
  near(impactPoolRelease(400, 15_000_000, { minimum: 200, perSecond: 0.00002 }), 200);
  assert.deepEqual(roundTripSafe({ positive: 2e-8, negative: 1e-8, exponent: 2 }), { positive: 1e-8, negative: 1e-8, exponent: 2 });
  const factors = { positive: 5e-9, negative: 1e-8, exponent: 2 };
  near(worseImpact({ before: 0, after: 1_000 }, { before: 9_000, after: 10_000 }, factors), -0.19);
  const even = { difference: 0, sharedDifference: null, collected: 0, withheld: 0 };
  near(settleImpact(even, 50_000, { positive: 1e-7, negative: 2e-7, exponent: 2, maxPaid: 1, maxCollected: 1 }).impact, -500);
  const tokens = [
    { long: 5e6, short: 5e6 },
    { long: 125_000, short: 250_000 },
    { positive: 1e-8, negative: 2e-8, exponent: 2 },
  ] as const;
  near(tokenImpact(...tokens), -312.5);
  near(depositCredit(...tokens), 374_687.5);
  near(impactTokens(-5_000, 5_000), 1);
});

test("the examples of fees and auctions are true", () => {
  near(targetWeightFee({ held: 150, change: -50, target: 100 }, { base: 0.003, tax: 0.005, minimum: 0 }, closedDistance), 0.0875);
  near(closedDistance({ held: 150, change: -50, target: 100 }), -12.5);
  near(initialDistance({ held: 150, change: -50, target: 100 }), -25);
  assert.equal(glpFeeBps({ held: 29_700n, change: 20_000n, adds: false, target: 14_850n, baseBps: 100n, taxBps: 50n }), 50n);
  near(weightDiscount({ before: [0.3, 0.7], after: [0.45, 0.55], target: [0.5, 0.5] }, 0, 0.1), 0.04);
  const ramp = { startWad: 0n, capWad: 10n ** 16n, rampSeconds: 600n };
  assert.equal(auctionDiscountWad(ramp, 300n), 5n * 10n ** 15n);
  const prices = { soldHighWad: 10n ** 18n, paidLowWad: 10n ** 18n };
  assert.equal(fillRebalanceAuction({ ramp, openedAt: 0n, remaining: 10n ** 9n }, 1_000_000n, prices, 300n).paid, 995_000n);
  assert.equal(rebalanceLot({ held: 150, target: 100 }, { held: 70, target: 100 }, 0.1), 30);
});

const CURVE = { base: 512_295_081_967n, quote: 488_000_000_000n, sqrtK: 500_000_000_000n };
const SHORT = -12_295_081_967n;

test("the examples of the virtual market's curve and peg are true", () => {
  assert.equal(vammPrice({ base: 65_000_000_000n, quote: 63_015_384_615n, peg: 19_400_000_000n }), 18_807_668_638n);
  assert.equal(pegOfPrice(1_000_499n, 10n, 10n), 1_000_499n);
  assert.equal(repegCost({ base: 1n, quote: 64_000_000_000n, terminalQuote: 63_000_000_000n, peg: 1_000_000n }, 1_500_000n), 500_000n);
  const reserves = { base: 65_000_000_000n, quote: 63_015_384_615n, terminalQuote: 64_000_000_000n, peg: 19_400_000_000n };
  assert.equal(
    planRepeg(reserves, { oraclePrice: 18_601_000_000n, maxSpread: 50_000n, pool: 40_000_000n, keep: 500_000n }).budget,
    39_500_000n,
  );
  const deeper = scaleCurve(CURVE, 501_000_000_000n, 0n);
  assert.deepEqual([deeper.base, deeper.quote], [513_319_672_130n, 488_976_000_001n]);
  assert.deepEqual(terminalCurve(deeper, SHORT), { base: 501_024_590_163n, quote: 500_975_411_043n, sqrtK: 501_000_000_000n });
  assert.equal(closeValue(CURVE, SHORT, 50_000_000n), 600_000_001n);
  assert.equal(depthCost(CURVE, deeper, SHORT, 50_000_000n), 29_448n);
  const budgeted = { base: 55_414_000_000_000n, quote: 55_530_000_000_000n, sqrtK: 0n };
  assert.equal(budgetedDepth(budgeted, 66_000_000_000n, 36_365_000n, -40_000n, DRIFT_DEPTH_BOUNDS), 986_196n);
  const curve = { base: 60_437_939_720_095n, quote: 60_440_212_459_368n, sqrtK: 60_439_076_079_049n };
  const repegged = spendOnRepeg({ curve, peg: 34_353_000n, netBase: 1_000_000_000n }, 35_768_000n, 304_289n, true);
  assert.deepEqual([repegged.market.peg, repegged.cost], [34_657_283n, 304_289n]);
  const market = { curve: { base: 10n ** 12n, quote: 10n ** 12n, sqrtK: 10n ** 12n }, peg: 50_000_000n, netBase: 0n };
  assert.equal(vammTrade(market, 10n ** 9n, { long: 0n, short: 0n }).paid, 50_050_051n);
});

test("the examples of the virtual market's spreads are true", () => {
  assert.equal(inventoryRatioPpm({ netBase: 1n, base: 10n, minBase: 0n, maxBase: 20n }), 100_000n);
  assert.equal(inventoryScalePpm({ netBase: 0n, base: 10n, minBase: 1n, maxBase: 19n }, 250n, 300_000n), 1_000_000n);
  assert.equal(scaleSpread(250n, 1_200_000_000n), 300_000n);
  const value = { quote: 1_000_000_000n, terminalQuote: 1_000_000_000n, peg: 12_000_000n, netBase: 10_000_000n, price: 12_500_000n };
  assert.equal(leverageScalePpm(value, 1_000_000n), 1_125_000n);
  assert.equal(revenueRetreatPpm(250n, 30_000n, -91_000_000n), 910n);
  assert.deepEqual(capSpreads({ long: 2_510n, short: 110n }, 2_500n), { long: 2_396n, short: 104n });
  const calm = {
    ...value,
    netBase: 0n,
    base: 10n,
    minBase: 1n,
    maxBase: 19n,
    gapPpm: 0n,
    volatility: { long: 0n, short: 0n },
    fees: 1n,
    revenue: 0n,
  };
  assert.deepEqual(vammSpreads(calm, 500n, 30_000n), { long: 250n, short: 250n });
  const twaps = { fastMark: 42_170_000n, fastOracle: 42_160_000n, slowMark: 42_170_000n, slowOracle: 42_160_000n };
  assert.equal(referenceOffsetPpm({ reservePrice: 42_160_000n, dayFunding: 1n, ...twaps }, 10n, 2_500n), 455n);
});

test("the examples of arbitrage, lending and execution are true", () => {
  near(rebalancingLoss(0.05, 100, -0.5), 6.25);
  near(weightedPoolLoss(0.05, 0.5), 0.0003125);
  near(poissonTradeShare(0.05, 0.003, 12 / 86_400), 0.12195121951219513);
  near(liquidityReturn({ sigma: 0.05, weight: 0.5, fee: 0.003, blockTime: 12 / 86_400, turnover: 0.1 }).net, 0.000261890243902439);
  const { quoteIn, loss } = curveArbitrage(1_000_000, 500, 2_200);
  near(quoteIn, 48_808.84817015147);
  near(loss, 2_382.3036596970633, 1e-9);
  near(ratioFunding({ longs: 1_000, shorts: 250, price: 2_000, mark: 2_000 }, 0.01), 0.03);
  near(feeWindow({ price: 2_200, mark: 2_000, interest: 1_000, arbitrage: 0 }, 0.01).highest, 9.090909090909095e-7);
  near(dilutedValue(200_000, 0.05), 190_476.19047619047);
  near(executionSpeed({ sigma: 0.95, eta: 2.5e-6, gamma: 2.5e-7 }, 1e-6, 1), 0.6070761632470627);
  const model = { sigma: 0.95, eta: 2.5e-6, gamma: 2.5e-7, epsilon: 0.0625 };
  near(executionSchedule({ quantity: 1e6, periods: 5, periodLength: 1 }, model, 1e-6).holdings[1] ?? 0, 541_955.5543739223, 1e-9);
  assert.deepEqual(kyleEquilibrium(2, 4), { lambda: 0.25, beta: 2, profit: 4 });
  const order = { quantity: 656_100, dailyVolume: 6.561e6, outstanding: 1.728e9, days: 0.1, sigma: 0.0157 };
  near(marketImpact(order).cost, 0.0032, 0.00003);
});
