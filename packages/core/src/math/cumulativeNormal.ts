import { erfcxTail, erfNearZero } from "./erfcx.ts";
import { normalDensity } from "./normalDensity.ts";

const SQRT_HALF = Math.SQRT1_2;
const SQRT_HALF_PI = 1.2533141373155003;
/** |z| / sqrt(2) below which the error function needs no exponential. */
const CENTRE = 0.46875;

/**
 * Cumulative normal distribution where the density is already known, as in a greek that needs both.
 *
 * @param density `normalDensity(z)`; its own accuracy carries over to the tail
 * @example
 * cumulativeNormalFrom(-8, normalDensity(-8)) // 6.220960574271786e-16
 */
export function cumulativeNormalFrom(z: number, density: number): number {
  const u = z * SQRT_HALF;
  if (u >= -CENTRE && u <= CENTRE) return 0.5 + 0.5 * erfNearZero(u);
  const tail = density * SQRT_HALF_PI * erfcxTail(u < 0 ? -u : u);
  return z > 0 ? 1 - tail : tail;
}

/**
 * Cumulative distribution of the standard normal with full relative accuracy in the lower tail.
 *
 * `N(z) = n(z) * sqrt(pi/2) * erfcx(-z / sqrt 2)` for z below the centre: the density carries the decay, the scaled error function the rest,
 * so that the relative error stays within a few ulps down to N(-37.5), where a double ends. Use it where ratios of tails matter (implied
 * volatility, deep out-of-the-money prices); `math/normal` has the shorter function of absolute accuracy.
 *
 * @example
 * cumulativeNormal(-37) // 5.725571222524594e-300
 */
export function cumulativeNormal(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  return cumulativeNormalFrom(z, normalDensity(z));
}
