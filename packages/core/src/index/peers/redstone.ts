import { capWeights } from "../../math/capWeights.ts";
import { relativeDeviation } from "../../math/relativeDeviation.ts";
import { WEIGHT_CAPS } from "../defaults.ts";
import { largestCluster } from "../parts/largestCluster.ts";
import type { ExcludeRule, IndexRecipe, WeightedMedianRule } from "../parts/recipe.ts";
import { ADMIT_ALL, PLAIN_MEDIAN } from "../parts/recipe.ts";
import { capFor } from "../weigh.ts";

const DELAY_MILLIS = 180_000;
const AHEAD_MILLIS = 60_000;

/**
 * RedStone's pull feed: the median of the values of at least `signers` distinct signers, whose packages lie within three minutes before and one
 * minute after the block; one package outside that window refuses the call.
 *
 * Source: redstone-oracles-monorepo, `RedstoneDefaultsLib`. The bound is taken as reached at exactly 180 s and 60 s.
 */
export function redstonePullRecipe(signers: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: DELAY_MILLIS, maxAheadMillis: AHEAD_MILLIS, ageBound: "exclusive", onFault: "refuse" },
    minimum: { count: signers, of: "venues" },
  };
}

/** RedStone's weighted median: the mean with the next value at exactly half of the weight. */
export const REDSTONE_WEIGHTED_MEDIAN: WeightedMedianRule = { kind: "weightedMedian", half: "exact", tie: "mean" };

/**
 * RedStone's node: the largest cluster of prices, venues capped by their count, weighted median, clamped to the last value.
 *
 * @param clusterWidth in units of the price
 * @param up largest rise, a fraction
 * @param down largest fall, a fraction
 */
export function redstoneNodeRecipe(clusterWidth: number, up: number, down: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    exclude: redstoneClusters(clusterWidth),
    weigh: { by: "stated", caps: WEIGHT_CAPS, errorScale: null, minimumShare: null },
    combine: REDSTONE_WEIGHTED_MEDIAN,
    guards: [{ kind: "clampToLast", up, down }],
  };
}

/** Prices that agree, and those that do not; each ascending. */
export interface FilteredOutliers {
  readonly representative: readonly number[];
  readonly outliers: readonly number[];
}

/** Of so many prices none can be told to be the outlier. */
const TOO_FEW_TO_JUDGE = 2;

/**
 * RedStone's `filterOutliers` on bare prices: the largest group that spans less than the width, of equal ones the lowest.
 *
 * One or two prices are returned as they came. A width of 0 or less holds no group at all: then every price is an outlier.
 *
 * @param width in units of the price
 * @example
 * redstoneFilterOutliers([220, 5, 15, 10], 100) // { representative: [5, 10, 15], outliers: [220] }
 */
export function redstoneFilterOutliers(prices: readonly number[], width: number): FilteredOutliers {
  if (prices.length <= TOO_FEW_TO_JUDGE) return { representative: prices, outliers: [] };
  const sorted = prices.toSorted((a, b) => a - b);
  if (!(width > 0)) return { representative: [], outliers: sorted };
  const [start, end] = largestCluster(sorted, width);
  return { representative: sorted.slice(start, end), outliers: [...sorted.slice(0, start), ...sorted.slice(end)] };
}

/** Of one or two prices none can be the outlier. */
export function redstoneClusters(width: number): ExcludeRule {
  return { kind: "cluster", width, minimumCount: 3 };
}

/**
 * Venue weights under RedStone's cap for their number: 40 % with three venues down to 15 % with fifteen.
 *
 * @example
 * redstoneLimitWeights([10, 5, 5]) // [6.67, 5, 5]
 */
export function redstoneLimitWeights(weights: readonly number[]): number[] {
  const cap = capFor(weights.length, WEIGHT_CAPS);
  return cap >= 1 ? [...weights] : capWeights(weights, cap);
}

/** A change from zero is reported as this many percent. */
const FROM_ZERO_PERCENT = Number.MAX_SAFE_INTEGER;

/**
 * Deviation in percent of the base.
 *
 * @example
 * redstoneDeviationPercent(-42, 42) // 200
 */
export function redstoneDeviationPercent(base: number, deviated: number): number {
  return base === 0 ? FROM_ZERO_PERCENT : 100 * relativeDeviation(base, deviated);
}

/** Lengths of the parts of RedStone's payload, bytes. */
export interface PayloadLengths {
  readonly feedId: number;
  readonly value: number;
  readonly timestamp: number;
  readonly valueSize: number;
  readonly count: number;
  readonly signature: number;
  readonly packagesCount: number;
  readonly unsignedMetadataSize: number;
  readonly marker: number;
}

/**
 * Bytes appended to a call: one signed package per signer, then the counts and the marker.
 *
 * @example
 * redstonePayload(3, 1, lengths) // { perPackage: 142, appendix: 440 }
 */
export function redstonePayload(
  signers: number,
  points: number,
  lengths: PayloadLengths,
): { readonly perPackage: number; readonly appendix: number } {
  const perPackage = points * (lengths.feedId + lengths.value) + lengths.timestamp + lengths.valueSize + lengths.count + lengths.signature;
  return { perPackage, appendix: signers * perPackage + lengths.packagesCount + lengths.unsignedMetadataSize + lengths.marker };
}
