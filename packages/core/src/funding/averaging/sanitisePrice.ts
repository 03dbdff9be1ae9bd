import { absoluteInteger } from "../../math/integer/boundInteger.ts";

/**
 * An observation held inside `average +- average / denominator`, so that one print moves an average only so far.
 *
 * A denominator of 0, or an average of 0, switches the band off. Source: Drift v2 (10, 5, 2 by contract tier, else 3).
 *
 * @param price Integer units.
 * @param average Integer units.
 * @example
 * sanitisePrice(130n, 13n, 3n) // 17n
 */
export function sanitisePrice(price: bigint, average: bigint, denominator: bigint): bigint {
  if (average === 0n || denominator === 0n) return price;
  const band = absoluteInteger(average / denominator);
  if (price > average + band) return average + band;
  return price < average - band ? average - band : price;
}
