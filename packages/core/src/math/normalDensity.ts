export const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
/** Beyond this the density underflows to 0. */
const UNDERFLOW_LIMIT = 38.7;

/**
 * Density of the standard normal, `exp(-z^2/2) / sqrt(2 pi)`, within a few ulps in the tails as well.
 *
 * The square is split at a multiple of 1/16 (exact in a double), because a rounded `z * z` would cost z^2/2 ulps.
 *
 * @example
 * normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(z: number): number {
  const size = Math.abs(z);
  if (size > UNDERFLOW_LIMIT) return 0;
  if (size < 1) return ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * z * z);
  const coarse = Math.trunc(size * 16) / 16;
  return ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (size - coarse) * (size + coarse));
}
