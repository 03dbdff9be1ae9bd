import { type ImpactFactors, priceImpact } from "./impactPower.ts";

/** Values of the two tokens of a pool, quote units. */
export interface TokenPair {
  readonly long: number;
  readonly short: number;
}

/**
 * Impact of a change of both tokens of a pool at once, e.g. a deposit or a withdrawal; positive: the depositor is paid.
 *
 * Source: GMX v2.
 *
 * @param change Quote units added to each token, signed.
 * @example
 * tokenImpact({ long: 5e6, short: 5e6 }, { long: 125_000, short: 250_000 }, { positive: 1e-8, negative: 2e-8, exponent: 2 }) // -312.5
 */
export function tokenImpact(pool: TokenPair, change: TokenPair, factors: ImpactFactors): number {
  const before = pool.long - pool.short;
  return priceImpact(before, before + change.long - change.short, factors);
}

/**
 * Quote units that a deposit is credited with: its value and its impact.
 *
 * @example
 * depositCredit({ long: 5e6, short: 5e6 }, { long: 125_000, short: 250_000 }, { positive: 1e-8, negative: 2e-8, exponent: 2 }) // 374_687.5
 */
export function depositCredit(pool: TokenPair, deposit: TokenPair, factors: ImpactFactors): number {
  return deposit.long + deposit.short + tokenImpact(pool, deposit, factors);
}

/**
 * Base units that an impact moves into the impact pool (negative: out of it).
 *
 * @param price of the token that the pool is kept in
 * @example
 * impactTokens(-5_000, 5_000) // 1
 */
export function impactTokens(impact: number, price: number): number {
  return impact === 0 ? 0 : -impact / price;
}
