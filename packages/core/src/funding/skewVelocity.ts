/**
 * Change per second of the funding rate while the market is skewed: `maxVelocity * clamp(skew / scale, -1, 1)`.
 *
 * Source: Synthetix perps (SIP-279). A scale of 0 means no velocity.
 *
 * @param skew Base units, long minus short.
 * @param scale Base units at which the velocity is largest.
 * @param maxVelocity Fraction per second, per second.
 * @example
 * skewVelocity(500, 1_000, 2e-12) // 1e-12
 */
export function skewVelocity(skew: number, scale: number, maxVelocity: number): number {
  if (scale === 0) return 0;
  return maxVelocity * Math.max(-1, Math.min(1, skew / scale));
}
