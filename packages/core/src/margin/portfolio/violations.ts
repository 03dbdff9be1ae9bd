import { type Violation, within } from "../../market/refuse.ts";
import type { PortfolioMarginParameters } from "./parameters.ts";

/**
 * What is wrong with portfolio margin rules: figures out of range, and choices that would under-margin.
 *
 * The static discount must not count gains above their value nor losses below it, the initial factors must not be below the maintenance ones, and
 * the scenarios must reach to both sides.
 *
 * @example
 * portfolioMarginViolations({ ...PMRM2_PARAMETERS, staticDiscount: { ...discount, long: 1.05 } })[0]?.field // "staticDiscount.long"
 */
export function portfolioMarginViolations(parameters: PortfolioMarginParameters): Violation[] {
  const { scenarios, volatilityShock, skewShock, staticDiscount, basis, contingencies, confidence, peg, lossFactor } = parameters;
  const anything = Number.POSITIVE_INFINITY;
  const violations = [
    ...within("volatilityShock.rangeUp", volatilityShock.rangeUp, 0, anything),
    ...within("volatilityShock.rangeDown", volatilityShock.rangeDown, 0, anything),
    ...within("volatilityShock.leastDays", volatilityShock.leastDays, 0, anything, true),
    ...within("volatilityShock.leastUpVolatility", volatilityShock.leastUpVolatility, 0, anything),
    ...within("skewShock.linearCap", skewShock.linearCap, 0, anything),
    ...within("skewShock.absoluteCap", skewShock.absoluteCap, 0, anything),
    ...within("skewShock.leastWidth", skewShock.leastWidth, 0, anything, true),
    ...within("staticDiscount.long", staticDiscount.long, 0, 1),
    ...within("staticDiscount.short", staticDiscount.short, 1, anything),
    ...within("staticDiscount.longRateAdd", staticDiscount.longRateAdd, 0, anything),
    ...within("staticDiscount.shortRateAdd", staticDiscount.shortRateAdd, 0, anything),
    ...within("basis.spotUp", basis.spotUp, 1, anything, true),
    ...within("basis.spotDown", basis.spotDown, 0, 1),
    ...within("basis.share", basis.share, 0, anything),
    ...within("basis.sharePerYear", basis.sharePerYear, 0, anything),
    ...within("contingencies.perpMaintenance", contingencies.perpMaintenance, 0, anything),
    ...within("contingencies.perpInitial", contingencies.perpInitial, 0, anything),
    ...within("contingencies.optionMaintenance", contingencies.optionMaintenance, 0, anything),
    ...within("contingencies.optionInitial", contingencies.optionInitial, 0, anything),
    ...within("confidence.threshold", confidence.threshold, 0, 1),
    ...within("confidence.factor", confidence.factor, 0, anything),
    ...within("peg.factor", peg.factor, 0, anything),
    ...within("lossFactor.maintenance", lossFactor.maintenance, 0, anything, true),
    ...within("lossFactor.initial", lossFactor.initial, lossFactor.maintenance, anything),
    ...scenarios.flatMap(({ spot, damping }, i) => [
      ...within(`scenarios[${i}].spot`, spot, 0, anything),
      ...within(`scenarios[${i}].damping`, damping, 0, anything),
    ]),
  ];
  if (!(scenarios.some(({ spot }) => spot > 1) && scenarios.some(({ spot }) => spot < 1))) {
    violations.push({ field: "scenarios", value: scenarios.length, rule: "must move spot both up and down" });
  }
  return violations;
}
