import { fundingViolations } from "../funding/fundingViolations.ts";
import { interestViolations } from "../interest/interestViolations.ts";
import { marginViolations } from "../margin/marginViolations.ts";
import { type Violation, within } from "../market/refuse.ts";
import type { PolicyParameters } from "./policyParameters.ts";
import { tierViolations } from "./tierViolations.ts";

/**
 * What is wrong with the part of a market's parameters that its policy reads.
 *
 * @example
 * policyViolations(defaultMarketParameters(description, "gen2")) // []
 */
export function policyViolations(parameters: PolicyParameters): Violation[] {
  const { roundSeconds, tradeFee } = parameters;
  return [
    ...(Number.isSafeInteger(roundSeconds) && roundSeconds > 0
      ? []
      : [{ field: "roundSeconds", value: roundSeconds, rule: "must be a whole number of seconds above 0" }]),
    ...fundingViolations(parameters.funding),
    ...interestViolations(parameters.interest),
    ...marginViolations(parameters.margin),
    ...tierViolations(parameters.tiers),
    ...within("tradeFee.base", tradeFee.base, 0, tradeFee.max),
    ...within("tradeFee.confidenceCover", tradeFee.confidenceCover, 0, Number.POSITIVE_INFINITY),
    ...within("tradeFee.max", tradeFee.max, 0, 1),
  ];
}
