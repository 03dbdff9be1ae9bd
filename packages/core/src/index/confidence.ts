import type { Candidate } from "./candidate.ts";
import type { ConfidenceParameters } from "./parameters.ts";

/**
 * Half-width of the index as a fraction of the price: floor, plus the dispersion of the sources (weighted mean distance from the price, wider
 * for fewer venues) and the sources' own errors (age and conversion, averaged without the benefit of diversification, because sources of one
 * currency share their leg).
 *
 * @param used at least one candidate, weights adding up to 1
 * @param venues distinct venues among them, at least 1
 * @param singleVenue fraction added when there is only one venue
 * @example
 * relativeHalfWidth([at100, at102], 101, 2, 0.01, { floor: 0.0001, dispersionMultiple: 1, ... }) // 0.0001 + 1.5 * 0.0099
 */
export function relativeHalfWidth(
  used: readonly Candidate[],
  price: number,
  venues: number,
  singleVenue: number,
  p: ConfidenceParameters,
): number {
  let dispersion = 0;
  let error = 0;
  for (const candidate of used) {
    dispersion += candidate.weight * Math.abs((candidate.converted ?? price) / price - 1);
    error += candidate.weight * candidate.error;
  }
  return p.floor + p.dispersionMultiple * dispersion * (1 + 1 / venues) + error + (venues < 2 ? singleVenue : 0);
}
