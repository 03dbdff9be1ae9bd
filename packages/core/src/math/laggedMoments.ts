/** Decayed sums over pairs (x now, y some samples ago). */
export interface LaggedMoments {
  readonly weight: number;
  readonly x: number;
  readonly y: number;
  readonly xy: number;
}

export const NO_MOMENTS: LaggedMoments = { weight: 0, x: 0, y: 0, xy: 0 };

/**
 * Adds one pair after the older ones have faded.
 *
 * @param kept what is left of the older pairs, 0 to 1
 * @example
 * addPair(NO_MOMENTS, 2, 3, 0.9) // { weight: 1, x: 2, y: 3, xy: 6 }
 */
export function addPair(m: LaggedMoments, x: number, y: number, kept: number): LaggedMoments {
  return { weight: m.weight * kept + 1, x: m.x * kept + x, y: m.y * kept + y, xy: m.xy * kept + x * y };
}

/**
 * Covariance of the pairs about their own means; 0 when there are none.
 *
 * @example
 * covarianceOf({ weight: 2, x: 4, y: 4, xy: 10 }) // 1
 */
export function covarianceOf(m: LaggedMoments): number {
  return m.weight > 0 ? m.xy / m.weight - (m.x / m.weight) * (m.y / m.weight) : 0;
}
