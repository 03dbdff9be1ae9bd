export { type AuctionRamp, auctionPriceFactor } from "./auction/auctionPriceFactor.ts";
export { type AuctionedPortfolio, auctionProportion } from "./auction/auctionProportion.ts";
export { insolventPayout } from "./auction/insolventPayout.ts";
export { type BookedPosition, bookDeleverage, type LazyPosition } from "./deleverage/bookDeleverage.ts";
export { checkBook, type DeleverageBook } from "./deleverage/deleverageBook.ts";
export { type DeleverageAccount, deleverageCut, deleverageCuts } from "./deleverage/deleverageCut.ts";
export { type DeleveragePlan, type DeleverageRound, deleverageRounds } from "./deleverage/deleverageRounds.ts";
export { type FactorPosition, factorExposure } from "./deleverage/factorExposure.ts";
export { type FilledLeverage, fillLeverage } from "./deleverage/fillLeverage.ts";
export { type ProfitHaircut, profitHaircut } from "./deleverage/profitHaircut.ts";
export { leverageHaircut, queueCuts, returnLeverageRank } from "./deleverage/queueCuts.ts";
export { markLeverageRank, profitLeverageRank, type RankedPosition } from "./deleverage/queueRank.ts";
export { type SettledRound, settleCut } from "./deleverage/settleCut.ts";
export { type WaterLevel, waterLevel } from "./deleverage/waterLevel.ts";
export { accountQuanta, positionQuanta, type QuantaPosition, type QuantaRisk } from "./exact/accountQuanta.ts";
export { bankruptcyQuanta } from "./exact/bankruptcyQuanta.ts";
export { baseToCover, type CoverTerms } from "./exact/baseToCover.ts";
export { type FreeablePace, freeableShare } from "./exact/freeableShare.ts";
export { insuranceDelta } from "./exact/insuranceDelta.ts";
export { type InsuranceFeeTerms, insuranceFee } from "./exact/insuranceFee.ts";
export { liquidatableNotional } from "./exact/liquidatableNotional.ts";
export { type LiquidationFeeRamp, liquidationFee } from "./exact/liquidationFee.ts";
export { cascadeMove } from "./pace/cascadeMove.ts";
export { type AdmittedLiquidation, admitLiquidation, type LiquidationPace, type LiquidationWindow } from "./pace/liquidationWindow.ts";
export { type StagedLiquidation, stagedShare } from "./pace/stagedShare.ts";
export { type WindowCapacityParameters, windowCapacity } from "./pace/windowCapacity.ts";
export { bankruptcyPrice, type PositionRisk } from "./price/bankruptcyPrice.ts";
export { entryLiquidationPrice, type OpenedPosition } from "./price/entryLiquidationPrice.ts";
export { type FillableParameters, fillablePrice } from "./price/fillablePrice.ts";
export { liquidationPrice } from "./price/liquidationPrice.ts";
export {
  type LiquidationStep,
  type LiquidationStepParameters,
  liquidationStep,
  type ReduciblePosition,
  type Requirement,
} from "./step/liquidationStep.ts";
export { saferFirst, type TieredLiability } from "./step/saferFirst.ts";
export { type LossResources, lossCapacities } from "./waterfall/lossCapacities.ts";
export { LOSS_LAYERS, type LossBuckets, type LossCapacities, type LossLayer, lossWaterfall } from "./waterfall/lossWaterfall.ts";
