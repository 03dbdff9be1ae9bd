import { type Violation, within } from "../market/refuse.ts";
import type { InterestParameters } from "./interestParameters.ts";

/**
 * What is wrong with interest parameters.
 *
 * @example
 * interestViolations({ ...interest, kink: 1 }) // one violation: the kink must lie below 1
 */
export function interestViolations(parameters: InterestParameters): Violation[] {
  const notNegative = (field: string, value: number) => within(`interest.${field}`, value, 0, Number.POSITIVE_INFINITY);
  return [
    ...notNegative("base", parameters.base),
    ...notNegative("slopeBelow", parameters.slopeBelow),
    ...notNegative("slopeAbove", parameters.slopeAbove),
    ...within("interest.kink", parameters.kink, 0.01, 0.99),
    ...within("interest.parityShare", parameters.parityShare, 0, 1),
    ...within("interest.parityPremium", parameters.parityPremium, 0, Number.POSITIVE_INFINITY, true),
    ...within("interest.max", parameters.max, parameters.base, Number.POSITIVE_INFINITY),
  ];
}
