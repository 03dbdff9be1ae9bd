import { MODE_NAMES, type ModeName } from "./roundSample.ts";
import type { RunColumns } from "./runSeries.ts";
import { totalWeight, weightedMean } from "./weighted.ts";

const SECONDS_PER_DAY = 86_400;

export interface TierFigures {
  readonly tier: {
    /** Absolute basis at which tiers 1 to 4 start, basis points. */
    readonly bandsBp: readonly number[];
    readonly max: number | null;
    readonly changes: number;
    readonly timeShare: Readonly<Record<"0" | "1" | "2" | "3" | "4", number | null>>;
  };
  readonly mode: { readonly changes: number; readonly timeShare: Readonly<Record<ModeName, number | null>> };
  /** Rounds in which the tier rose or the mode became stricter. */
  readonly interventions: number;
  readonly interventionsPerDay: number | null;
}

const changes = (values: Float64Array): number => values.reduce((sum, value, row) => sum + Number(row > 0 && value !== values[row - 1]), 0);

/** How long the market spent in each tier and mode, and how often it was stepped in on. */
export function tierFigures({ tier, mode }: RunColumns, weights: Float64Array, tierBands: readonly number[]): TierFigures {
  const share = (values: Float64Array, wanted: number): number | null =>
    weightedMean({ values, weights }, (value) => Number(value === wanted));
  let interventions = 0;
  for (let row = 1; row < tier.length; row += 1) {
    if ((tier[row] ?? 0) > (tier[row - 1] ?? 0) || (mode[row] ?? 0) > (mode[row - 1] ?? 0)) interventions += 1;
  }
  const seconds = totalWeight({ values: tier, weights });
  return {
    tier: {
      bandsBp: tierBands.map((band) => band * 10_000),
      max: tier.length > 0 ? tier.reduce((most, value) => Math.max(most, value), 0) : null,
      changes: changes(tier),
      timeShare: { "0": share(tier, 0), "1": share(tier, 1), "2": share(tier, 2), "3": share(tier, 3), "4": share(tier, 4) },
    },
    mode: {
      changes: changes(mode),
      timeShare: Object.fromEntries(MODE_NAMES.map((name, at) => [name, share(mode, at)])) as Record<ModeName, number | null>,
    },
    interventions,
    interventionsPerDay: seconds > 0 ? (interventions / seconds) * SECONDS_PER_DAY : null,
  };
}
