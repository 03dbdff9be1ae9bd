export { type CurveArbitrage, curveArbitrage } from "./arbitrage/curveArbitrage.ts";
export { type LiquidityReturn, liquidityReturn, type PoolSituation } from "./arbitrage/liquidityReturn.ts";
export { poissonTradeShare, rebalancingLoss, weightedPoolLoss } from "./arbitrage/rebalancingLoss.ts";
export { auctionDiscountWad, type DiscountRamp } from "./auction/auctionDiscount.ts";
export { type AuctionFill, type AuctionPrices, fillRebalanceAuction, type RebalanceAuction } from "./auction/fillRebalanceAuction.ts";
export { type Holding, rebalanceLot } from "./auction/rebalanceLot.ts";
export { safeDiscountCap } from "./auction/safeDiscountCap.ts";
export {
  type ExecutionSchedule,
  type ExecutionTask,
  executionSchedule,
  executionSpeed,
  type ImpactModel,
} from "./execution/almgrenChriss.ts";
export { type KyleEquilibrium, kyleEquilibrium } from "./execution/kyle.ts";
export { type MarketImpact, marketImpact, type OrderSize } from "./execution/marketImpact.ts";
export { closedDistance } from "./fees/closedDistance.ts";
export { type GlpTrade, glpFeeBps } from "./fees/glpFeeBps.ts";
export { initialDistance } from "./fees/initialDistance.ts";
export { targetWeightFee, type WeightFeeRates, type WeightLaw, type WeightTrade } from "./fees/targetWeightFee.ts";
export { type WeightChange, weightDiscount } from "./fees/weightDiscount.ts";
export { type ImpactLedger, type ImpactRules, type SettledImpact, settleImpact } from "./impact/impactLedger.ts";
export { type ImpactPoolParameters, impactPoolRelease } from "./impact/impactPool.ts";
export { type ImpactFactors, impactExecutionPrice, impactPower, priceImpact } from "./impact/impactPower.ts";
export { roundTripSafe } from "./impact/roundTripSafe.ts";
export { depositCredit, impactTokens, type TokenPair, tokenImpact } from "./impact/tokenImpact.ts";
export { type DifferenceChange, worseImpact } from "./impact/worseImpact.ts";
export { dilutedValue, type FeeWindow, feeWindow, ratioFunding } from "./lending/demandPool.ts";
export { fundingArbitrage } from "./lending/fundingArbitrage.ts";
export { type ManipulationCap, type ManipulationSituation, manipulationCap } from "./limits/manipulationCap.ts";
export { skewScaleOfDepth } from "./limits/skewScaleOfDepth.ts";
export { type PoolProfit, type PoolSide, poolProfit } from "./poolProfit.ts";
export { premiumLiability } from "./skew/premiumLiability.ts";
export { type Rescaled, rescaleSkewPool } from "./skew/rescaleSkewPool.ts";
export { skewFillPrice } from "./skew/skewFillPrice.ts";
export { type SkewPool, type SkewTrade, skewPoolDelta, skewPoolValue, tradeWithSkewPool } from "./skew/skewPool.ts";
export { budgetedDepth, type DepthBounds, DRIFT_DEPTH_BOUNDS } from "./vamm/budgetedDepth.ts";
export { capSpreads, type VirtualSpreads } from "./vamm/capSpreads.ts";
export { inventoryRatioPpm, inventoryScalePpm, scaleSpread, type VirtualInventory } from "./vamm/inventory.ts";
export { type InventoryValue, leverageScalePpm, revenueRetreatPpm } from "./vamm/leverageScale.ts";
export { type PremiumHistory, referenceOffsetPpm } from "./vamm/referenceOffset.ts";
export { depthCost, scaleCurve } from "./vamm/scaleCurve.ts";
export { type Repegged, spendOnRepeg, type VirtualMarket } from "./vamm/spendOnRepeg.ts";
export { pegOfPrice, planRepeg, type RepegLimits, type RepegPlan, repegCost, type VirtualReserves, vammPrice } from "./vamm/vammPeg.ts";
export { type SpreadSituation, vammSpreads } from "./vamm/vammSpreads.ts";
export { type VirtualTrade, vammTrade } from "./vamm/vammTrade.ts";
export { closeValue, terminalCurve, type VirtualCurve } from "./vamm/virtualCurve.ts";
