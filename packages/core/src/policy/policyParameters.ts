import type { FundingParameters } from "../funding/fundingParameters.ts";
import type { InterestParameters } from "../interest/interestParameters.ts";
import type { MarginParameters } from "../margin/marginParameters.ts";
import type { PolicyName } from "./policyName.ts";
import type { TierParameters } from "./tierParameters.ts";
import type { TradeFeeParameters } from "./tradeFeeParameters.ts";

/** The part of a market's parameters that its policy reads. */
export interface PolicyParameters {
  readonly policy: PolicyName;
  readonly roundSeconds: number;
  readonly funding: FundingParameters;
  readonly interest: InterestParameters;
  readonly margin: MarginParameters;
  readonly tradeFee: TradeFeeParameters;
  readonly tiers: TierParameters;
}
