import { EvenkeelError } from "../../market/errors.ts";

/** A fee that grows with time to expiry. All times in the same unit. */
export interface TimeWeightedFee {
  readonly coefficient: number;
  /** Up to here the plain coefficient. */
  readonly pointA: number;
  /** Here twice the coefficient; it keeps rising beyond. */
  readonly pointB: number;
}

/**
 * Fee coefficient by time to expiry: flat until A, twice at B, linear and uncapped from A on.
 *
 * @throws EvenkeelError OPTION_PARAMETERS unless A lies before B.
 * Source: Lyra v1, OptionMarketPricer.
 * @example
 * timeWeightedFee(17.5, { coefficient: 1, pointA: 7, pointB: 28 }) // 1.5
 */
export function timeWeightedFee(timeToExpiry: number, { coefficient, pointA, pointB }: TimeWeightedFee): number {
  if (!(pointB > pointA)) {
    throw new EvenkeelError({
      code: "OPTION_PARAMETERS",
      message: "a time-weighted fee needs two different times",
      field: "pointB",
      value: pointB,
      remedy: "Put point B after point A.",
    });
  }
  return coefficient * (1 + Math.max(0, (timeToExpiry - pointA) / (pointB - pointA)));
}
