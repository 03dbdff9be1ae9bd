export { type Allowance, type AllowanceParameters, allowanceAt, drawAllowance } from "./flow/drawAllowance.ts";
export { type FeeSplit, type FeeSplitParameters, feeSplit } from "./flow/feeSplit.ts";
export { insuranceDraw } from "./flow/insuranceDraw.ts";
export { type FundTransfer, type InsuranceFund, rebalanceFunds } from "./flow/rebalanceFunds.ts";
export { type FundingScales, type SocialisedFunding, socialisedFunding } from "./flow/socialisedFunding.ts";
export {
  EMPTY_STAKE,
  EMPTY_VAULT,
  type InsuranceStake,
  type InsuranceVault,
  type LeavingShares,
  type StakedVault,
  shareValue,
} from "./shares/insuranceShares.ts";
export { cancelLeave, completeLeave, requestLeave } from "./shares/leaveShares.ts";
export { type Rebase, rebaseOf, rebaseStake, rebaseVault } from "./shares/rebaseShares.ts";
export { stakeShares } from "./shares/stakeShares.ts";
export { type CompoundShortfall, type CrisisLosses, compoundShortfall } from "./target/compoundShortfall.ts";
export { type InsuranceTarget, insuranceTarget, type NamedScenario } from "./target/insuranceTarget.ts";
