import { clamp } from "../../math/clamp.ts";
import { imbalance } from "../signal/imbalance.ts";

/**
 * Rate without memory that follows the imbalance: `factor * |long - short| ^ exponent / (long + short)`, signed and capped.
 *
 * Source: GMX v2 while adaptive funding is off.
 *
 * @param factor Fraction per second at full imbalance.
 * @param most Largest |rate|, fraction per second.
 * @example
 * staticRate(150_000, 50_000, { factor: 0.00002, exponent: 1, most: 1 }) // 0.00001
 */
export function staticRate(
  longOpenInterest: number,
  shortOpenInterest: number,
  parameters: { readonly factor: number; readonly exponent: number; readonly most: number },
): number {
  const { factor, exponent, most } = parameters;
  return clamp(factor * imbalance(longOpenInterest, shortOpenInterest, exponent), -most, most);
}
