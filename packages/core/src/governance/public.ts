export {
  type AdministeredState,
  type Execution,
  type ExecutionRefusal,
  executeProposal,
} from "./administrator/executeProposal.ts";
export { type Proposal, type ProposalRefusal, type ProposalRules, proposalRefusal } from "./administrator/proposal.ts";
export { type BoundOutcome, type BoundResult, boundResponse } from "./boundResponse.ts";
export { type AllowanceParameters, type AllowanceResult, type AllowanceState, moveWithin } from "./changeAllowance.ts";
export { checkResult, type ResultOutcome, type ResultRule } from "./checkResult.ts";
export { type CeilingParameters, type CeilingResult, type CeilingState, moveCeiling } from "./debtCeiling.ts";
export type { FieldBounds } from "./fieldBounds.ts";
export type { BoundedField, GovernanceParameters, IndexGate, LinkedRules } from "./governanceParameters.ts";
export { governanceViolations } from "./governanceViolations.ts";
export { judgeReading, type Reading, type ReadingLimits, type ReadingVerdict } from "./judgeReading.ts";
export { marginFundingClampPpm } from "./marginFundingClamp.ts";
export { createOuterLimits, type OuterLimits, type OuterRange, type ParameterValues } from "./outerLimits.ts";
export { limitRatio, nextSnapshot, type RatioSnapshot, ratioCap } from "./ratioCap.ts";
export { applyBatch, type BatchRefusal, type BatchResult, type ParameterBook, type StewardRules, valuesOf } from "./steward/applyBatch.ts";
export type { ChangeLimit, ParameterValue } from "./steward/changeLimit.ts";
export { type ChangeRefusal, type ChangeVerdict, checkChange } from "./steward/checkChange.ts";
export { isFresh, type Recommendation, type RecommendationRefusal, refusalOf } from "./steward/recommendation.ts";
