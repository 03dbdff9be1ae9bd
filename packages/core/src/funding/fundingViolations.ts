import { type Violation, within } from "../market/refuse.ts";
import type { FundingLaw, FundingParameters } from "./fundingParameters.ts";

function lawViolations(law: FundingLaw): Violation[] {
  const notNegative = (field: string, value: number) => within(`funding.law.${field}`, value, 0, Number.POSITIVE_INFINITY);
  const positive = (field: string, value: number) => within(`funding.law.${field}`, value, 0, Number.POSITIVE_INFINITY, true);
  switch (law.law) {
    case "fixedRate":
      return within("funding.law.rate", law.rate, -1, 1);
    case "clampFormula":
      return [
        ...within("funding.law.interest", law.interest, -1, 1),
        ...notNegative("damper", law.damper),
        ...positive("periodSeconds", law.periodSeconds),
      ];
    case "skewVelocity":
      return [...notNegative("maxVelocity", law.maxVelocity), ...notNegative("scale", law.scale)];
    case "leakyPi":
      return [
        ...notNegative("proportionalGain", law.proportionalGain),
        ...notNegative("integralGain", law.integralGain),
        ...positive("leakSeconds", law.leakSeconds),
        ...notNegative("deadBand", law.deadBand),
        ...notNegative("deadBandPerVolatility", law.deadBandPerVolatility),
      ];
  }
}

/**
 * What is wrong with funding parameters: an integral without a leak, a negative gain, a missing cap.
 *
 * @example
 * fundingViolations({ ...funding, cap: 0 }) // [{ field: "funding.cap", value: 0, rule: "must be above 0" }]
 */
export function fundingViolations(parameters: FundingParameters): Violation[] {
  const positive = (field: string, value: number) => within(`funding.${field}`, value, 0, Number.POSITIVE_INFINITY, true);
  return [
    ...lawViolations(parameters.law),
    ...positive("averagingSeconds", parameters.averagingSeconds),
    ...positive("cap", parameters.cap),
    ...positive("maxStepPerSecond", parameters.maxStepPerSecond),
  ];
}
