import type { TierParameters } from "../../policy/tierParameters.ts";
import { agreedTier } from "../../policy/tiers.ts";
import type { HotDecision } from "./hotDecision.ts";
import type { HotMeasured } from "./hotMeasure.ts";

/** Highest tier that a level reaches in a table of thresholds; a level that is no number reaches all. */
export function reached(levels: Float64Array, level: number, thresholds: Float64Array): number {
  const value = levels[level] as number;
  if (Number.isNaN(value)) return 4;
  let tier = 0;
  while (tier < 4 && !(value < (thresholds[4 * level + tier] as number))) tier++;
  return tier;
}

/** Highest tier that the price class reaches. */
function reachedByPrice(levels: Float64Array, thresholds: Float64Array): number {
  return Math.max(reached(levels, 0, thresholds), reached(levels, 1, thresholds), reached(levels, 2, thresholds));
}

/** `tiers` in place on the measured levels: the tier's memory in `d`, the wish in `wanted[5]`. */
export function tierHot(d: HotDecision, { at }: HotMeasured, parameters: TierParameters): void {
  const { levels, chain, slowTiers } = d;
  const enters = agreedTier(reachedByPrice(levels, d.enters), slowTiers[0] as number, slowTiers[1] as number);
  const holds = Math.max(enters, agreedTier(reachedByPrice(levels, d.holds), slowTiers[2] as number, slowTiers[3] as number));
  const previous = chain.accepted === 1 ? (chain.previous[5] as number) : d.tier;
  let tier = previous;
  if (enters > previous || holds >= previous) {
    if (enters > previous) tier = enters;
    d.calmSince = Number.NaN;
    d.calmTier = 0;
  } else {
    const running = !Number.isNaN(d.calmSince) && d.calmTier < previous;
    if (!running) d.calmSince = at;
    d.calmTier = running ? Math.max(d.calmTier, holds) : holds;
    if (!(at - d.calmSince < parameters.dwellSeconds * 1000)) tier = d.calmTier;
  }
  d.tier = tier;
  d.wanted[5] = tier;
}
