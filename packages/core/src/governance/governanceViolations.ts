import { type Violation, within } from "../market/refuse.ts";
import type { GovernanceParameters } from "./governanceParameters.ts";

/** The contract keeps the count of agreeing rounds in one byte. */
const MAX_REBASELINE_ROUNDS = 255;

/**
 * What is wrong with governance's numbers; bounds that contradict the linked rules are refused here, so that a repair never leaves them.
 *
 * @example
 * governanceViolations(defaultMarketParameters(description, "gen2").governance) // []
 */
export function governanceViolations({ bounds, rules, gate, rebaselineRounds }: GovernanceParameters): Violation[] {
  const infinity = Number.POSITIVE_INFINITY;
  const each = Object.entries(bounds).flatMap(([name, { min, max, maxStepPerSecond }]) => [
    ...within(`governance.bounds.${name}.min`, min, -infinity, max),
    ...within(`governance.bounds.${name}.max`, max, min, Number.MAX_VALUE),
    ...within(`governance.bounds.${name}.maxStepPerSecond`, maxStepPerSecond, 0, infinity),
  ]);
  return [
    ...each,
    ...within("governance.rules.fundingCap", rules.fundingCap, Math.max(bounds.fundingRate.max, -bounds.fundingRate.min), 1),
    ...within("governance.rules.initialOverMaintenance", rules.initialOverMaintenance, 1, 100),
    ...within(
      "governance.bounds.initialMargin.min",
      bounds.initialMargin.min,
      rules.initialOverMaintenance * bounds.maintenanceMargin.max,
      1,
    ),
    ...within("governance.bounds.tier.min", bounds.tier.min, 0, 4),
    ...within("governance.bounds.tier.max", bounds.tier.max, 0, 4),
    ...within("governance.rules.maxConfidence", rules.maxConfidence, 0, 1),
    ...within("governance.rules.maxAverageDeviation", rules.maxAverageDeviation, 0, 1),
    ...within("governance.gate.base", gate.base, 0, gate.max),
    ...within("governance.gate.perSecond", gate.perSecond, 0, infinity),
    ...within("governance.gate.max", gate.max, 0, infinity),
    ...within("governance.rebaselineRounds", rebaselineRounds, 1, MAX_REBASELINE_ROUNDS),
  ];
}
