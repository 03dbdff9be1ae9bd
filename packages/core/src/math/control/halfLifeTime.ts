/**
 * Time after which a continuous reversion `dx = -rate x dt` has halved: `ln 2 / rate`; the twin of `halfLifeSteps` for an Ornstein-Uhlenbeck process.
 *
 * @param rate of reversion, per unit of time
 * @returns in that unit; null when it does not revert
 * @example
 * halfLifeTime(0.1) // 6.9315
 */
export function halfLifeTime(rate: number): number | null {
  return rate > 0 ? Math.LN2 / rate : null;
}
