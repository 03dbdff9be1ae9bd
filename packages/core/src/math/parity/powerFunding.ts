/**
 * Funding that keeps a perpetual on a power of the price at that power, per unit of payoff: `(p - 1)(r + p sigma^2 / 2)`. It is 0 for the plain
 * perpetual, and the variance for the squared one: convexity is what its holder pays for.
 *
 * Source: Angeris, Chitra, Evans and Lorig 2023 (arXiv 2209.03307).
 *
 * @param power of the price
 * @param carry per unit of time
 * @param volatility per root of the unit of time
 * @returns fraction per unit of time; positive: longs pay
 * @example
 * powerFunding(2, 0, 0.8) // 0.64 a year
 */
export function powerFunding(power: number, carry: number, volatility: number): number {
  return (power - 1) * (carry + (power * volatility * volatility) / 2);
}
