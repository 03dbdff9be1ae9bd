/** A pool's net exposure. */
export interface PoolGreeks {
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
}

/** Largest sizes of a pool's net greeks, and the tradeable range of a single option. */
export interface GreekLimits {
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  /** A tradeable call's |delta| lies between this and one minus this. */
  readonly minimumDelta: number;
}

/** A limit that a trade would break. */
export type GreekBreach = keyof PoolGreeks | "moneyness";

/**
 * Limits that a trade would break; none: it may go through. A trade that brings an exposure nearer to zero is never refused for it.
 *
 * @param callDelta delta of the call at the traded strike, whichever kind is traded
 * Source: Lyra v1's delta window; directional limits as in its volatility bounds.
 * @example
 * greekBreaches({ delta: 90, gamma: 0, vega: 0 }, { delta: 120, gamma: 0, vega: 0 }, 0.5, { delta: 100, gamma: 1, vega: 1, minimumDelta: 0.15 }) // ["delta"]
 */
export function greekBreaches(before: PoolGreeks, after: PoolGreeks, callDelta: number, limits: GreekLimits): GreekBreach[] {
  const breaches: GreekBreach[] = [];
  for (const name of ["delta", "gamma", "vega"] as const) {
    const size = Math.abs(after[name]);
    // Through zero to the other side is new exposure, however it compares with the old.
    const nearer = size <= Math.abs(before[name]) && after[name] * before[name] >= 0;
    if (!(size <= limits[name] || nearer)) breaches.push(name);
  }
  if (!(callDelta >= limits.minimumDelta && callDelta <= 1 - limits.minimumDelta)) breaches.push("moneyness");
  return breaches;
}
