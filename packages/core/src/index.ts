export { checkMarketParameters } from "./checkMarketParameters.ts";
export { defaultMarketParameters } from "./defaults.ts";
export { type Divergence, type DivergenceState, updateDivergence } from "./divergence/divergence.ts";
export type { DivergenceParameters } from "./divergence/parameters.ts";
export { clampFormula } from "./funding/clampFormula.ts";
export { deadBand } from "./funding/deadBand.ts";
export { designGains, type FundingGains, type FundingPlant } from "./funding/designGains.ts";
export { fundingCap } from "./funding/fundingCap.ts";
export type {
  ClampFormulaParameters,
  FixedRateParameters,
  FundingLaw,
  FundingParameters,
  LeakyPiParameters,
  SkewVelocityParameters,
} from "./funding/fundingParameters.ts";
export { type FundingInput, type FundingResult, fundingRate } from "./funding/fundingRate.ts";
export { type LeakyPiInput, type LeakyPiResult, leakyPi } from "./funding/leakyPi.ts";
export { skewVelocity } from "./funding/skewVelocity.ts";
export { type BoundOutcome, type BoundResult, boundResponse } from "./governance/boundResponse.ts";
export type { FieldBounds } from "./governance/fieldBounds.ts";
export type { BoundedField, GovernanceParameters, IndexGate, LinkedRules } from "./governance/governanceParameters.ts";
export type { IndexFailureCode, RejectCode } from "./index/codes.ts";
export { defaultIndexParameters, defaultPriceParameters } from "./index/defaults.ts";
export type { IndexParameters, LegParameters, PriceParameters, SourceParameters } from "./index/parameters.ts";
export { createPriceState, updatePrice } from "./index/price.ts";
export type { Contribution as PriceContribution, IndexResult, LegResult, PriceResult, QuoteOutcome } from "./index/result.ts";
export type { PriceState } from "./index/state.ts";
export { type BorrowResult, borrowRate } from "./interest/borrowRate.ts";
export type { InterestParameters } from "./interest/interestParameters.ts";
export { kinkedRate } from "./interest/kinkedRate.ts";
export type { MarginParameters } from "./margin/marginParameters.ts";
export { type MarginResult, marginRatios } from "./margin/marginRatios.ts";
export type { AcceptedVector, ChainSnapshot } from "./market/chainSnapshot.ts";
export { type ErrorDetails, EvenkeelError } from "./market/errors.ts";
export type { LegDescription, MarketDescription, SourceDescription } from "./market/marketDescription.ts";
export type { Observation } from "./market/observation.ts";
export type { Quote } from "./market/quote.ts";
export { hexBytes, type Keccak256, toHex, utf8 } from "./math/bytes.ts";
export type { MarketParameters } from "./parameters.ts";
export type { PolicyName } from "./policy/policyName.ts";
export type { PolicyParameters } from "./policy/policyParameters.ts";
export { type PolicyResult, respond } from "./policy/respond.ts";
export type { Response } from "./policy/response.ts";
export type { Situation } from "./policy/situation.ts";
export type { TierCheck, TierInput } from "./policy/tierClasses.ts";
export type { TierParameters, TierThresholds } from "./policy/tierParameters.ts";
export { agreedTier, type TierMemory, type TierResult, tiers } from "./policy/tiers.ts";
export { type TradeFeeResult, tradeFee } from "./policy/tradeFee.ts";
export type { TradeFeeParameters } from "./policy/tradeFeeParameters.ts";
export { acceptRound, type ObservedVector, type RoundOutcome } from "./quorum/acceptRound.ts";
export type { Assessment } from "./quorum/assessment.ts";
export {
  type AssessmentDomain,
  type AssessmentHeader,
  assessmentDigest,
  assessmentStructHash,
  marketTopic,
} from "./quorum/assessmentDigest.ts";
export { canonicalJson } from "./quorum/canonicalJson.ts";
export { checkLinked, entersMedian, type LinkedVerdict, refusedMeasurements } from "./quorum/checkLinked.ts";
export { clampInteger } from "./quorum/clampInteger.ts";
export { type ClampedFields, changedFields, clampParameters } from "./quorum/clampParameters.ts";
export { configHash } from "./quorum/configHash.ts";
export { decimalToFixed } from "./quorum/decimalToFixed.ts";
export { decodeFields } from "./quorum/decodeFields.ts";
export { deploymentId } from "./quorum/deploymentId.ts";
export { encodeFields, type FieldValues } from "./quorum/encodeFields.ts";
export { encodeFixed, INT128_MAX, INT128_MIN } from "./quorum/encodeFixed.ts";
export {
  type Candidate,
  type GateVerdict,
  gateAllowance,
  gateMeasurements,
  NO_CANDIDATE,
  passesGate,
  type StoredVector,
} from "./quorum/gateMeasurements.ts";
export { type HubConfig, hubConfig, type IntegerBounds, type IntegerGate, type IntegerRules, WAD } from "./quorum/hubConfig.ts";
export { lowerMedian, lowerMedianOf } from "./quorum/lowerMedian.ts";
export { anchor, type Contribution, contract, EMPTY_MEMORY, type Memory, type MemoryValues, remember } from "./quorum/memory.ts";
export type { MemoryParameters } from "./quorum/memoryParameters.ts";
export { repairLinked } from "./quorum/repairLinked.ts";
export {
  FIELD,
  type FieldKind,
  type FieldSchema,
  MARKET_SCHEMA,
  MARKET_SCHEMA_VERSION,
  type MarketField,
  type Rounding,
} from "./quorum/schema.ts";
export { stepInteger } from "./quorum/stepInteger.ts";
export type { Action } from "./step/action.ts";
export type { Withheld } from "./step/assess.ts";
export type { Decision, MemoryTrace } from "./step/decide.ts";
export type { Measurement } from "./step/measure.ts";
export { type ChainView, createMarketState, type MarketState } from "./step/state.ts";
export type { FieldTrace, Trace } from "./step/trace.ts";
export { type StepResult, step } from "./step.ts";
export { createEwma, type EwmaState, updateEwma, type Volatilities, volatilitiesOf } from "./volatility/ewma.ts";
export type { VolatilityParameters } from "./volatility/parameters.ts";
