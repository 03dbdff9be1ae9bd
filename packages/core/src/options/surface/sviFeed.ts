import { logMoneyness } from "../../math/logMoneyness.ts";
import { type RawSvi, sviTotalVariance } from "./rawSvi.ts";

/** A smile as a volatility feed publishes it: with the forward and the time it was fitted to. */
export interface SviFeed extends RawSvi {
  /** Forward at the time of the fit, quote per base. */
  readonly forward: number;
  /** Time to expiry at the fit, years. */
  readonly years: number;
}

/** Limits of what is read from a feed. */
export interface SviFeedLimits {
  /** Log-moneyness is held inside this many `sqrt(a + b sigma)`: beyond, a fit is extrapolation. */
  readonly mostDeviations: number;
  /** Largest total variance. */
  readonly mostVariance: number;
}

/** Derive's published limits: four deviations, total volatility 12. */
export const DERIVE_FEED_LIMITS: SviFeedLimits = { mostDeviations: 4, mostVariance: 144 };

/**
 * Volatility of a strike from a published smile, or null where the fitted variance is negative.
 *
 * `k = ln(K/F)` is held inside `+-4 sqrt(a + b sigma)`, the variance below 144, and the volatility is `sqrt(w / years)` of the fit's own time, so
 * that the smile does not move between two publications. Source: Derive (Lyra v2) volatility feed, test figures.
 *
 * @returns null also for a non-positive strike, forward or time
 * @example
 * feedVolatility({ a: 1, b: 1.5, rho: -0.1, m: -0.05, sigma: 0.05, forward: 1200, years: 1 }, 1500, DERIVE_FEED_LIMITS) // 1.1728
 */
export function feedVolatility(feed: SviFeed, strike: number, limits: SviFeedLimits): number | null {
  const { a, b, sigma, forward, years } = feed;
  if (!(strike > 0 && forward > 0 && years > 0)) return null;
  const centre = a + b * sigma;
  if (!(centre >= 0)) return null;
  const reach = limits.mostDeviations * Math.sqrt(centre);
  const k = Math.max(-reach, Math.min(reach, -logMoneyness(forward, strike)));
  const variance = sviTotalVariance(feed, k);
  return variance < 0 ? null : Math.sqrt(Math.min(variance, limits.mostVariance) / years);
}
