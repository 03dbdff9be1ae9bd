import type { TierThresholds } from "./tierParameters.ts";

/**
 * Highest tier whose threshold a value has reached, 0 to 4.
 *
 * @param value The measured level; NaN counts as 4, because a level that cannot be measured is not calm.
 * @param thresholds Levels at which tiers 1 to 4 begin, ascending.
 * @param share Multiplies every threshold; 0.5 asks which tier would be held rather than entered.
 * @example
 * reachedTier(0.3, [0.05, 0.1, 0.25, 0.5], 1) // 3
 */
export function reachedTier(value: number, thresholds: TierThresholds, share: number): number {
  if (Number.isNaN(value)) return 4;
  let tier = 0;
  for (const threshold of thresholds) {
    if (value < threshold * share) break;
    tier += 1;
  }
  return tier;
}
