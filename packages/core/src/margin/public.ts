export { calendarSpread } from "./correlation/calendarSpread.ts";
export {
  type CorrelatedLeg,
  type CorrelatedMargin,
  type CorrelatedMarginParameters,
  type CorrelationStress,
  correlatedMargin,
} from "./correlation/correlatedMargin.ts";
export { type FactorRisk, factorDeviation } from "./correlation/factorDeviation.ts";
export { type SpreadLeg, type SpreadMargin, type SpreadRule, spreadCredit } from "./correlation/spreadCredit.ts";
export { concentrationWeightUnits } from "./exact/concentrationWeightUnits.ts";
export { marginQuantums } from "./exact/marginQuantums.ts";
export { openInterestMarginPpm } from "./exact/openInterestMarginPpm.ts";
export { sizeDiscountUnits } from "./exact/sizeDiscountUnits.ts";
export { type SizedPosition, sizedMargin } from "./exact/sizedMargin.ts";
export { sizePremiumUnits } from "./exact/sizePremiumUnits.ts";
export { fitMultiple } from "./fitMultiple.ts";
export { lossBeyondMargin } from "./lossBeyondMargin.ts";
export type { MarginParameters } from "./marginParameters.ts";
export { type MarginResult, marginRatios } from "./marginRatios.ts";
export { marginViolations } from "./marginViolations.ts";
export {
  type InitialMarginRule,
  type MarginSituation,
  type PositionMargin,
  type PositionMarginRules,
  positionMargin,
} from "./positionMargin.ts";
export { concentrationWeight } from "./rules/concentrationWeight.ts";
export { type DepthParameters, depthAddOn } from "./rules/depthAddOn.ts";
export { type OpenInterestCap, type OpenInterestLimit, openInterestCap } from "./rules/openInterestCap.ts";
export { type OpenInterestCaps, openInterestMargin } from "./rules/openInterestMargin.ts";
export { type ProfitCreditParameters, profitCredit } from "./rules/profitCredit.ts";
export { sizeDiscount } from "./rules/sizeDiscount.ts";
export { sizePremium } from "./rules/sizePremium.ts";
export { type SkewMargin, type SkewMarginParameters, skewMargin } from "./rules/skewMargin.ts";
export { type MarginTier, tieredMargin, tierViolations } from "./rules/tieredMargin.ts";
export { type WithdrawalRequest, withdrawable } from "./rules/withdrawable.ts";
