import type { StaticDiscount } from "./parameters.ts";

/** Factors on a shocked expiry's value. */
export interface DiscountFactors {
  /** Where it is positive. */
  readonly positive: number;
  readonly negative: number;
}

/**
 * Static discount of an expiry: gains shrink by a base and by carry, losses grow, at most to their undiscounted amount.
 *
 * Source: Derive PMRM_2.
 *
 * @param discount discount factor of the expiry
 * @example
 * staticDiscount(0, 0.1, 1, { long: 0.95, short: 1.04, ... }) // { positive: 0.95, negative: 1 }
 */
export function staticDiscount(years: number, rate: number, discount: number, shape: StaticDiscount): DiscountFactors {
  const positive = shape.long * Math.exp(-years * (rate * shape.longRateFactor + shape.longRateAdd));
  const negative = shape.short * Math.exp(years * (rate * shape.shortRateFactor + shape.shortRateAdd));
  return { positive, negative: Math.min(negative, 1 / discount) };
}
