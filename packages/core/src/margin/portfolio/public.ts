export { type AccountBook, createMarginScratch, type MarginColumns, type MarginScratch, marginAccounts } from "./marginAccounts.ts";
export {
  type CollateralMarket,
  type ExpiryMarket,
  type Instrument,
  type PortfolioMarket,
  type SplitForward,
  splitForward,
} from "./market.ts";
export type {
  BasisShock,
  Contingencies,
  PortfolioMarginParameters,
  Scenario,
  SkewShock,
  StaticDiscount,
  VolatilityMove,
  VolatilityShock,
} from "./parameters.ts";
export { PMRM2_PARAMETERS } from "./pmrm2.ts";
export { type CollateralHolding, type OptionHolding, type Portfolio, type PortfolioMargin, portfolioMargin } from "./portfolioMargin.ts";
export { buildScenarioGrid, type ScenarioGrid } from "./scenarioGrid.ts";
export { skewFactor } from "./skewFactor.ts";
export { type DiscountFactors, staticDiscount } from "./staticDiscount.ts";
export { portfolioMarginViolations } from "./violations.ts";
export { tenorShock, type VolatilityFactors, volatilityFactors } from "./volatilityFactors.ts";
