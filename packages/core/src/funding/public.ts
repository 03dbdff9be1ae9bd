export { discreteFunding, type SettledFunding, type Settlement } from "./accrual/discreteFunding.ts";
export { fundingCreditUnits, fundingIndexUnits, type IndexDeltaInput } from "./accrual/fundingIndexUnits.ts";
export {
  type FundingIndices,
  type FundingLedger,
  indicesAt,
  type LedgerChange,
  openLedger,
  receivedSince,
  settleThenChange,
} from "./accrual/fundingLedger.ts";
export { fundingFromIndex, fundingIndexDelta, fundingPayment } from "./accrual/fundingPayment.ts";
export { type FundingTick, type FundingTickInput, fundingTick, tickIndexDelta } from "./accrual/fundingTick.ts";
export {
  fundingMoney,
  type ImbalanceRevenue,
  imbalanceRevenue,
  type PoolLimitedInput,
  type PoolLimitedRates,
  poolLimitedRates,
} from "./accrual/poolLimitedRates.ts";
export { type PremiumLeg, premiumGrowth } from "./accrual/premiumGrowth.ts";
export {
  matchSettlement,
  type ScheduleRow,
  type SettlementMatch,
  type SettlementSlot,
  settlementsBetween,
} from "./accrual/settlementClock.ts";
export { equalRates, type SideRates, sharedRates } from "./accrual/sideRates.ts";
export {
  type AmountPerSize,
  amountPerSize,
  type CollateralSplit,
  fundingAmountUnits,
  type RoundedTransfer,
  roundTransfer,
  splitByCollateral,
} from "./accrual/splitFunding.ts";
export { biasedAverage } from "./averaging/biasedAverage.ts";
export { gapAverage, type TimedSample } from "./averaging/gapAverage.ts";
export { type BidAsk, estimateBidAsk, type MarkTwap, type MarkTwapInput, markTwap, type TradeEstimate } from "./averaging/markTwap.ts";
export { medianHalfAway } from "./averaging/medianHalfAway.ts";
export { normaliseOracle, type OracleTwapInput, oracleTwap } from "./averaging/oracleTwap.ts";
export { linearMean, plainMean } from "./averaging/sampleMeans.ts";
export { sanitisePrice } from "./averaging/sanitisePrice.ts";
export { trailingStart } from "./averaging/trailingStart.ts";
export { type Share, trimTails } from "./averaging/trimTails.ts";
export { truncatedMean } from "./averaging/truncatedMean.ts";
export { votedSample } from "./averaging/votedSample.ts";
export { dailyMaximum, marginCap, survivalCap } from "./cap/marginCap.ts";
export { marginCapUnits } from "./cap/marginCapUnits.ts";
export { clampFormula } from "./clampFormula.ts";
export { dampedInterest, interestPerInterval } from "./damper/dampedInterest.ts";
export { deadBand } from "./deadBand.ts";
export { designGains, type FundingGains, type FundingPlant } from "./designGains.ts";
export { type Averaged, type AveragingParameters, averageSamples } from "./engine/averagingStage.ts";
export { type CapName, type CapParameters, type Capped, capRate } from "./engine/capStage.ts";
export { type Damped, type DamperEffect, type DamperParameters, dampRate } from "./engine/damperStage.ts";
export { explainFunding } from "./engine/explainFunding.ts";
export { type FundingDecision, type FundingInput, fundingEngine } from "./engine/fundingEngine.ts";
export { type AccrualParameters, checkFundingSystem, type FundingSystem, fundingSystemViolations } from "./engine/fundingSystem.ts";
export { applyLaw, type FundingMemory, type LawParameters, type LawResult } from "./engine/lawStage.ts";
export { type FundingReading, NOTHING_MEASURED, type SignalParameters, type SignalSample, sampleSignal } from "./engine/signalStage.ts";
export { fundingCap } from "./fundingCap.ts";
export type { FundingLaw, FundingParameters, LeakyPiParameters } from "./fundingParameters.ts";
export { type FundingResult, fundingRate } from "./fundingRate.ts";
export {
  type AdaptiveChange,
  type AdaptiveMove,
  type AdaptiveRate,
  type AdaptiveRateParameters,
  type AdaptiveSituation,
  adaptiveChange,
  adaptiveRate,
} from "./law/adaptiveRate.ts";
export {
  type ContractTier,
  capDenominatorOf,
  largestDivergence,
  largestRateShare,
  type OffsetSpreadInput,
  type OffsetSpreadRate,
  offsetSpreadRate,
} from "./law/offsetSpreadRate.ts";
export { type Knot, piecewiseRate } from "./law/piecewiseRate.ts";
export { staticRate } from "./law/staticRate.ts";
export { staticRateUnits } from "./law/staticRateUnits.ts";
export { type VelocityCalibration, velocityForGain } from "./law/velocityForGain.ts";
export { type VelocityParameters, type VelocityState, type VelocityStep, velocityFunding } from "./law/velocityFunding.ts";
export { leakyPi } from "./leakyPi.ts";
export { type LimitedRate, limitRate, type RateLimit } from "./limitRate.ts";
export { type BinanceParameters, binance } from "./peers/binance.ts";
export { type BitmexParameters, bitmex } from "./peers/bitmex.ts";
export { bybit } from "./peers/bybit.ts";
export { deribit } from "./peers/deribit.ts";
export { type DeriveParameters, derive } from "./peers/derive.ts";
export { drift } from "./peers/drift.ts";
export { type DydxV4Parameters, dydxV3, dydxV4 } from "./peers/dydx.ts";
export { GMX_ADAPTIVE, gmxAdaptive, gmxStatic } from "./peers/gmx.ts";
export { type HyperliquidParameters, hyperliquid } from "./peers/hyperliquid.ts";
export { kraken } from "./peers/kraken.ts";
export { okx } from "./peers/okx.ts";
export { ORDERLY_KNOTS, orderly } from "./peers/orderly.ts";
export { PARADEX_WEIGHTS, type ParadexParameters, paradex } from "./peers/paradex.ts";
export { perp } from "./peers/perp.ts";
export { type RaiParameters, rai } from "./peers/rai.ts";
export { strike } from "./peers/strike.ts";
export { synthetix } from "./peers/synthetix.ts";
export {
  NO_DEVIATION,
  type RedemptionParameters,
  type RedemptionResult,
  type RedemptionState,
  redemptionPriceAfter,
  redemptionRate,
} from "./redemption/redemptionRate.ts";
export { imbalance } from "./signal/imbalance.ts";
export { impactNotional, impactNotionalOfLeverage } from "./signal/impactNotional.ts";
export { impactMidPremium, impactPremium } from "./signal/impactPremium.ts";
export { type FixedLevel, type ImpactPremiumInput, impactPremiumUnits } from "./signal/impactPremiumUnits.ts";
export { carriedIndex, medianOfThree } from "./signal/medianMark.ts";
export { type VenuePremium, venuePremium } from "./signal/venuePremium.ts";
export { skewVelocity } from "./skewVelocity.ts";
export { type FundingLoop, type LoopDecay, loopDecay, loopMatrix } from "./stability/loopDecay.ts";
