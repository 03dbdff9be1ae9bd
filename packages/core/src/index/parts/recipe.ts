import type { EvenRule } from "../../math/medianOfSorted.ts";
import type { WeightCap } from "../parameters.ts";
import type { GuardRule } from "./guardRule.ts";

/** Which offers are taken at all; `null` switches a limit off. */
export interface AdmitRule {
  readonly maxAgeMillis: number | null;
  readonly maxAheadMillis: number | null;
  /** Whether an age equal to its limit still counts. */
  readonly ageBound: "inclusive" | "exclusive";
  /** Only offers published after the last accepted round. */
  readonly newerThanLast: boolean;
  readonly needsHalfWidth: boolean;
  /** Largest half-width as a fraction of the price. */
  readonly maxHalfWidth: number | null;
  readonly oncePerVenue: boolean;
  readonly ascending: boolean;
  /** Exactly so many offers have to be handed in. */
  readonly exactCount: number | null;
  /** Largest distance between the oldest and the newest offer. */
  readonly maxSpreadMillis: number | null;
  /** Whether a faulty offer is left out or refuses the whole round. */
  readonly onFault: "drop" | "refuse";
}

/** When a source is out, and when it is back. Distances are fractions of the centre. */
export interface StandingRule {
  readonly threshold: number;
  /** Whether a distance equal to the threshold is out. */
  readonly bound: "reaches" | "exceeds";
  /** Distance that brings it back; null: whenever it is not beyond the threshold. */
  readonly back: number | null;
  /** Whether a distance equal to `back` brings it back. */
  readonly backBound: "within" | "below";
  /** It has to stay there for longer than this. */
  readonly dwellMillis: number;
}

/** Which admitted offers are outliers. */
export type ExcludeRule =
  | {
      readonly kind: "distance";
      readonly standing: StandingRule;
      /** Median of every active source, or of the active sources but the one that is judged. */
      readonly centre: "active" | "others";
      /** Nobody is excluded while fewer are active. */
      readonly minimumActive: number;
      /** With more outliers than this the index is the median of all admitted offers; null: never. */
      readonly medianAbove: number | null;
    }
  | {
      /** The largest group whose prices span less than `width` is kept; of equals the lowest. */
      readonly kind: "cluster";
      readonly width: number;
      /** Below this many all are kept. */
      readonly minimumCount: number;
    };

export interface WeighRule {
  /** Equal, as stated by the offer, or the thinner side of its book. */
  readonly by: "equal" | "stated" | "depth";
  /** No venue holds more than the cap of its count; null: no cap. */
  readonly caps: readonly WeightCap[] | null;
  /** Relative error at which a weight halves, `1 / (1 + (error / errorScale)^2)`; null: errors do not matter. */
  readonly errorScale: number | null;
  /** Smallest share of the surroundings' total weight that has to be present; null: any. */
  readonly minimumShare: number | null;
}

/** How the admitted prices become one. */
export type CombineRule =
  | { readonly kind: "median"; readonly even: EvenRule }
  | WeightedMedianRule
  | { readonly kind: "mean" }
  /** Each price is clamped to the unweighted median times `1 +- width`, then the weighted mean. */
  | { readonly kind: "clampedMean"; readonly width: number }
  /** Votes `p - c`, `p`, `p + c` in units of `10^exponent`; needs half-widths. */
  | { readonly kind: "threeVote"; readonly exponent: number }
  /** The window before now in equal slices; weighted median of each that has offers, then the mean. */
  | { readonly kind: "slicedMedian"; readonly windowMillis: number; readonly slices: number; readonly of: WeightedMedianRule };

export interface WeightedMedianRule {
  readonly kind: "weightedMedian";
  /** Half of the weight: exact, or rounded down as integer stakes are. */
  readonly half: "exact" | "floor";
  /** At exactly half: the lower price, or the mean with the next one. */
  readonly tie: "lower" | "mean";
}

/** What is different with exactly `count` usable offers. */
export interface FewRule {
  readonly count: number;
  /** null: the usual rule. */
  readonly combine: CombineRule | null;
  /** Keeps the last index when any price is this far from the new or the last index. */
  readonly freeze: { readonly distance: number; readonly from: "new" | "last" } | null;
}

/** One index mechanism as data: every peer's index is a value of this type. */
export interface IndexRecipe {
  readonly admit: AdmitRule;
  readonly exclude: ExcludeRule | null;
  /** Fewest usable offers, counted by source or by venue. */
  readonly minimum: { readonly count: number; readonly of: "sources" | "venues" };
  readonly weigh: WeighRule;
  readonly combine: CombineRule;
  readonly few: readonly FewRule[];
  readonly guards: readonly GuardRule[];
}

/** Takes everything: a peer's rule says what it changes. */
export const ADMIT_ALL: AdmitRule = {
  maxAgeMillis: null,
  maxAheadMillis: null,
  ageBound: "inclusive",
  newerThanLast: false,
  needsHalfWidth: false,
  maxHalfWidth: null,
  oncePerVenue: false,
  ascending: false,
  exactCount: null,
  maxSpreadMillis: null,
  onFault: "drop",
};

/** Equal weights, no cap. */
export const EQUAL_WEIGHTS: WeighRule = { by: "equal", caps: null, errorScale: null, minimumShare: null };

/** Weights as the offers state them, no cap. */
export const STATED_WEIGHTS: WeighRule = { by: "stated", caps: null, errorScale: null, minimumShare: null };

/** Median of the active prices, nothing else: the base that peers spread. */
export const PLAIN_MEDIAN: IndexRecipe = {
  admit: ADMIT_ALL,
  exclude: null,
  minimum: { count: 1, of: "sources" },
  weigh: EQUAL_WEIGHTS,
  combine: { kind: "median", even: "mean" },
  few: [],
  guards: [],
};
