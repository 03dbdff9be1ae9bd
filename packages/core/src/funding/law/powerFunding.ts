/**
 * Funding that makes a perpetual on a power of the price fair: `(p - 1) (r + p sigma^2 / 2)` per unit of payoff and unit of time; longs pay.
 *
 * A plain perpetual (power 1) needs none, a squared one costs the variance. Model-free up to the variance. Source: Angeris, Chitra, Evans and Lorig
 * (arXiv:2209.03307).
 *
 * @param power Of the price.
 * @param financing Rate per unit of time.
 * @param volatility Per square root of the unit of time.
 * @example
 * powerFunding(2, 0, 0.8) // 0.64 (up to rounding)
 */
export function powerFunding(power: number, financing: number, volatility: number): number {
  return (power - 1) * (financing + (power * volatility * volatility) / 2);
}
