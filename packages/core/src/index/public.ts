export { checkPriceParameters } from "./check.ts";
export type { GuardCap, IndexFailureCode, RejectCode } from "./codes.ts";
export { defaultIndexParameters, defaultPriceParameters, WEIGHT_CAPS } from "./defaults.ts";
export {
  checkDriftParameters,
  DEFAULT_DRIFT,
  type DriftState,
  trustOf,
  updateDrift,
  type VenueDrift,
  type VenuePrice,
} from "./freeze/drift.ts";
export { type GuardState, guardPrice } from "./guard.ts";
export { addToMean, type DecayedMean, EMPTY_MEAN, valueOfMean } from "./mark/decayedMean.ts";
export { bookPrice, type MarkFamilies, markOfFamilies } from "./mark/markOfFamilies.ts";
export { type AnswerRange, acceptAnswer } from "./network/acceptAnswer.ts";
export { anchorRange } from "./network/anchorRange.ts";
export { checkReport, type ReportFault, type ReportLimits } from "./network/checkReport.ts";
export { deviates } from "./network/deviates.ts";
export { type BookPrice, feeAdjustedBook } from "./network/feeAdjustedBook.ts";
export { type FeedAverages, updateFeedAverages } from "./network/inverseConfidenceAverage.ts";
export { type Settlement, settleAfterWait, type TimedPrice } from "./network/settleAfterWait.ts";
export { type PublishTrigger, shouldPublish } from "./network/shouldPublish.ts";
export type { DriftParameters, GuardParameters, IndexParameters, LegParameters, PriceParameters, SourceParameters } from "./parameters.ts";
export { type Admission, admitOffers } from "./parts/admitOffers.ts";
export { applyGuard, applyGuards, type GuardInput, type GuardOutcome } from "./parts/applyGuards.ts";
export { checkRecipe } from "./parts/checkRecipe.ts";
export { convertOffer } from "./parts/convertOffer.ts";
export { excludeOffers } from "./parts/excludeOffers.ts";
export type { FaultCode, RoundFault } from "./parts/faultCode.ts";
export type { GuardRule } from "./parts/guardRule.ts";
export { nextStanding, type Standing } from "./parts/nextStanding.ts";
export type { JudgedOffer, Offer } from "./parts/offer.ts";
export * from "./parts/recipe.ts";
export { type AcceptedPrice, EMPTY_RECIPE_STATE, type RecipeState, type Surroundings } from "./parts/recipeState.ts";
export { type RecipeResult, type RecipeRound, runRecipe } from "./parts/runRecipe.ts";
export { type IntegerQuote, threeVote } from "./parts/threeVote.ts";
export { weighOffers } from "./parts/weighOffers.ts";
export * from "./peers/chainlink.ts";
export * from "./peers/cme.ts";
export * from "./peers/connect.ts";
export * from "./peers/drift.ts";
export * from "./peers/evenkeel.ts";
export * from "./peers/exchanges.ts";
export * from "./peers/gmx.ts";
export * from "./peers/hyperliquid.ts";
export * from "./peers/maker.ts";
export * from "./peers/pyth.ts";
export * from "./peers/redstone.ts";
export { createPriceState, updatePrice } from "./price.ts";
export type { Contribution, IndexResult, LegResult, PriceResult, QuoteOutcome } from "./result.ts";
export type { IndexState, PriceState } from "./state.ts";
