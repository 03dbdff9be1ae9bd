import { type Violation, within } from "../market/refuse.ts";
import type { TierParameters, TierThresholds } from "./tierParameters.ts";

function ascending(field: string, thresholds: TierThresholds): Violation[] {
  let below = 0;
  for (const threshold of thresholds) {
    if (!(threshold > below && Number.isFinite(threshold)))
      return [{ field: `tiers.${field}`, value: thresholds, rule: "must be positive and ascending" }];
    below = threshold;
  }
  return [];
}

/**
 * What is wrong with tier parameters.
 *
 * @example
 * tierViolations({ ...tiers, basisZ: [2, 4, 3, 16] })[0]?.rule // "must be positive and ascending"
 */
export function tierViolations(parameters: TierParameters): Violation[] {
  return [
    ...ascending("basisZ", parameters.basisZ),
    ...ascending("absoluteBasis", parameters.absoluteBasis),
    ...ascending("basisOverMaintenance", parameters.basisOverMaintenance),
    ...ascending("skewOverPool", parameters.skewOverPool),
    ...ascending("openInterestOverPool", parameters.openInterestOverPool),
    ...ascending("poolDrawdown", parameters.poolDrawdown),
    ...within("tiers.peakMemorySeconds", parameters.peakMemorySeconds, 0, Number.POSITIVE_INFINITY, true),
    ...within("tiers.releaseShare", parameters.releaseShare, 0, 1, true),
    ...within("tiers.dwellSeconds", parameters.dwellSeconds, 0, Number.POSITIVE_INFINITY),
  ];
}
