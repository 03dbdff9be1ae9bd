export { type ImpactPoolParameters, impactPoolRelease } from "./impactPool.ts";
export { type ImpactFactors, impactExecutionPrice, impactPower, priceImpact } from "./impactPower.ts";
export { type PoolProfit, type PoolSide, poolProfit } from "./poolProfit.ts";
export { skewFillPrice } from "./skewFillPrice.ts";
export { pegOfPrice, planRepeg, type RepegLimits, type RepegPlan, repegCost, type VirtualReserves, vammPrice } from "./vammPeg.ts";
