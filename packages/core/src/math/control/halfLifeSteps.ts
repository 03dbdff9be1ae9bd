/**
 * Steps after which `x[t+1] = phi x[t]` has halved: `ln 0.5 / ln phi`.
 *
 * @param phi share that is left after one step
 * @returns 0 for phi 0; null when it does not decay, or swings from side to side
 * @example
 * halfLifeSteps(0.95) // 13.5134
 */
export function halfLifeSteps(phi: number): number | null {
  return phi >= 0 && phi < 1 ? Math.abs(Math.log(0.5) / Math.log(phi)) : null;
}
