/** Where the cap of an exchange ratio starts, and how fast it may grow from there. */
export interface RatioSnapshot {
  /** Underlying per token. */
  readonly ratio: number;
  /** Seconds UTC at which that ratio held. */
  readonly at: number;
  /** Ratio per second. */
  readonly growthPerSecond: number;
}

/**
 * Highest believed exchange ratio: the snapshot plus growth since, so that a manipulated ratio cannot rise faster than the asset can earn.
 * Source: Aave's correlated-assets price oracle.
 *
 * @param now seconds UTC
 * @example
 * ratioCap({ ratio: 1.2, at: 0, growthPerSecond: 1e-9 }, 10_000_000) // 1.21
 */
export function ratioCap({ ratio, at, growthPerSecond }: RatioSnapshot, now: number): number {
  return ratio + growthPerSecond * Math.max(0, now - at);
}

/**
 * The snapshot's next ratio: the target, but no more than a share above the present one.
 *
 * The time that belongs to it must be held back with it: see {@link nextSnapshot}.
 *
 * @param maxIncrease share per update
 * @example
 * limitRatio(1.1572, 1.2282, 0.03) // 1.191916
 */
export function limitRatio(ratio: number, target: number, maxIncrease: number): number {
  return Math.min(target, ratio * (1 + maxIncrease));
}

/**
 * A snapshot moved towards a target without lowering what the asset has earned: when the limit holds the ratio back, its time is held back to where
 * the target's own growth had that ratio, so that the cap at any later moment is the target's.
 *
 * @param target the snapshot asked for
 * @example
 * ratioCap(nextSnapshot(old, target, 0.03), now) // ratioCap(target, now)
 */
export function nextSnapshot(old: RatioSnapshot, target: RatioSnapshot, maxIncrease: number): RatioSnapshot {
  const ratio = limitRatio(old.ratio, target.ratio, maxIncrease);
  const { growthPerSecond } = target;
  if (ratio === target.ratio || growthPerSecond <= 0) return { ratio, at: ratio === target.ratio ? target.at : old.at, growthPerSecond };
  return { ratio, at: target.at - (target.ratio - ratio) / growthPerSecond, growthPerSecond };
}
