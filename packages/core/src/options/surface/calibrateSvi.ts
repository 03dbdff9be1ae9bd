import { EvenkeelError } from "../../market/errors.ts";
import { fitLine3 } from "./fitLine3.ts";
import { nelderMead } from "./nelderMead.ts";
import type { RawSvi } from "./rawSvi.ts";
import type { SmilePoint } from "./smilePoint.ts";

/** A fitted smile. */
export interface SviFit {
  readonly smile: RawSvi;
  /** Weighted root mean square error of total variance. */
  readonly error: number;
  readonly evaluations: number;
}

const LEAST_SIGMA = 1e-4;
const STARTS = [
  [0, 0.1],
  [0, 0.5],
  [-0.15, 0.2],
  [0.15, 0.2],
  [0, 0.03],
] as const;

/**
 * Fits a raw SVI smile by the quasi-explicit method: Nelder-Mead over (m, sigma) only, with the best (a, b, rho) of each solved exactly as a convex
 * problem in which the smile is linear.
 *
 * With `y = (k - m)/sigma` the smile is `a + d y + c sqrt(y^2 + 1)`; `|d| <= c` and `|d| <= 2 sigma - c` (Lee's bound on total variance) make a
 * small polytope. Five starts; the fit obeys the wings' bounds, so that what a repair still has to mend is the middle.
 * Source: Zeliade Systems, "Quasi-explicit calibration of Gatheral's SVI model" (2009), with the bound for total variance.
 *
 * @param points at least five, at distinct strikes
 * @throws EvenkeelError SVI_POINTS_INVALID for fewer than five points or figures that are not finite and positive.
 * @example
 * calibrateSvi(pointsOf(vogt)).error // below 1e-9: a smile's own points give it back
 */
export function calibrateSvi(points: readonly SmilePoint[]): SviFit {
  const usable = points.every(
    ({ k, variance, weight }) => Number.isFinite(k) && variance >= 0 && variance < Infinity && weight > 0 && weight < Infinity,
  );
  if (points.length < 5 || !usable) {
    throw new EvenkeelError({
      code: "SVI_POINTS_INVALID",
      message: "a smile needs at least five points of finite moneyness, non-negative variance and positive weight",
      field: "points",
      value: points.length,
      remedy: "Leave out unusable quotes, and use the neighbouring expiry where too few remain.",
    });
  }
  const centre = points.reduce((sum, { k }) => sum + k, 0) / points.length;
  const reach = Math.max(1e-3, ...points.map(({ k }) => Math.abs(k - centre)));
  const weights = points.reduce((sum, { weight }) => sum + weight, 0);
  let evaluations = 0;
  const solve = (m: number, logSigma: number) => {
    evaluations += 1;
    const sigma = Math.max(LEAST_SIGMA * reach, Math.exp(Math.min(logSigma, 5)));
    return { sigma, ...fitLine3(points, m, sigma) };
  };
  const cost = ([m = 0, logSigma = 0]: readonly number[]) => {
    // A centre far outside the points describes a line, and any sigma fits it.
    const outside = Math.max(0, Math.abs(m - centre) - 2 * reach) / reach;
    return solve(m, logSigma).squared * (1 + outside * outside) + outside * outside * 1e-12;
  };
  let best = { at: [centre, Math.log(reach)] as readonly number[], value: Number.POSITIVE_INFINITY };
  for (const [shift, width] of STARTS) {
    const found = nelderMead(cost, [centre + shift * reach, Math.log(width * reach)], [0.2 * reach, 0.4]);
    if (found.value < best.value) best = found;
  }
  const [m = centre, logSigma = 0] = best.at;
  const { sigma, a, d, c, squared } = solve(m, logSigma);
  const smile = { a, b: c / sigma, rho: c > 0 ? d / c : 0, m, sigma };
  return { smile, error: Math.sqrt(Math.max(0, squared) / weights), evaluations };
}
