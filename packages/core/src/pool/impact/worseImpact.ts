import { type ImpactFactors, priceImpact } from "./impactPower.ts";

/** A difference between two sides before and after a trade, quote units, signed. */
export interface DifferenceChange {
  readonly before: number;
  readonly after: number;
}

/**
 * Impact of a trade on a market that shares its inventory with others: the worse of its own and the shared one, where its own is charged.
 *
 * A trade that balances its own market is never charged for another's imbalance; otherwise two markets out of balance in opposite directions would
 * charge every trade. Source: GMX v2 (virtual inventory).
 *
 * @param shared Difference of all markets that share the inventory; null where none does.
 * @example
 * worseImpact({ before: 0, after: 1_000 }, { before: 9_000, after: 10_000 }, { positive: 5e-9, negative: 1e-8, exponent: 2 }) // -0.19
 */
export function worseImpact(own: DifferenceChange, shared: DifferenceChange | null, factors: ImpactFactors): number {
  const impact = priceImpact(own.before, own.after, factors);
  if (impact >= 0 || shared === null) return impact;
  return Math.min(impact, priceImpact(shared.before, shared.after, factors));
}
