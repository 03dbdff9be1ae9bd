/** One venue and pair that feeds an index. */
export interface SourceParameters {
  readonly venue: string;
  /** `BASE/QUOTE`, e.g. `"BTC/USDC"`. */
  readonly pair: string;
  /** A thin venue may be missing at one node without harm; it carries no other rule. */
  readonly thin?: boolean;
  /** Longest silence of this source, milliseconds; the index's own limit when absent. */
  readonly stalenessMillis?: number;
}

export interface OutlierParameters {
  /** Relative distance from the robust centre beyond which a source is out, e.g. 0.01. */
  readonly threshold: number;
  /** A source comes back only below this share of the threshold; 0.5 by default. */
  readonly readmitFraction: number;
  /** And only after it stayed there this long. */
  readonly dwellMillis: number;
}

/** From `venues` on, no venue may hold more than `cap` of the weight. */
export interface WeightCap {
  readonly venues: number;
  readonly cap: number;
}

export interface WeightParameters {
  /** Half-life of the traded size that makes a source's weight. */
  readonly halfLifeMillis: number;
  /** Sorted by `venues`, ascending; fewer venues than the first row are not capped. */
  readonly capByCount: readonly WeightCap[];
  /** Relative error at which a source's weight halves: `1 / (1 + (error / errorScale)^2)`, the inverse-variance rule. */
  readonly errorScale: number;
}

/** When a venue whose price is slowly drifting off loses its weight. Distances are fractions of the price. */
export interface DriftParameters {
  /** Half-life of the averaged distance from the other venues. */
  readonly halfLifeMillis: number;
  /** Longest time that one observation may stand for, so that the first print after an outage decides nothing. */
  readonly maxGapMillis: number;
  /** The engine's index looks at drift once in each slice of this length. */
  readonly lookMillis: number;
  /** Farthest that one observation may count as, so that a short glitch decides nothing. */
  readonly reach: number;
  /** Averaged distance at which a venue's weight halves: `1 / (1 + (distance / scale)^2)`. */
  readonly scale: number;
  /** Averaged distance beyond which it has no weight at all. */
  readonly out: number;
  /** Averaged distance below which it may come back. */
  readonly back: number;
  /** After it stayed there for longer than this. */
  readonly dwellMillis: number;
  /** A venue that has not been judged for longer starts afresh. */
  readonly forgetMillis: number;
  /** With fewer venues nobody is judged: two cannot outvote each other. */
  readonly minimumVenues: number;
}

export interface ConfidenceParameters {
  /** Smallest half-width, as a fraction of the price. */
  readonly floor: number;
  /** Half-width per weighted mean distance of the used sources from the price. */
  readonly dispersionMultiple: number;
  /** Move expected of a quote after one second of silence, a fraction; grows with the square root of the age. */
  readonly driftPerRootSecond: number;
  /** Above this fraction of the price there is no index. */
  readonly maxRelative: number;
}

export interface GuardParameters {
  /** Length of one step, milliseconds; calls within a step share one allowance, so the number of calls does not matter. */
  readonly stepMillis: number;
  /** Ratio of two prices allowed per step, minus one, e.g. 0.05. */
  readonly perStep: number;
  /** Further allowance per second since the previous step's last price. */
  readonly perSecond: number;
  /** Largest ratio of highest to lowest guarded price within the window, minus one. */
  readonly cumulative: number;
  readonly cumulativeWindowMillis: number;
  /** The guard starts afresh after this much silence, or once a new level has lasted this long; at most the window. */
  readonly rebaselineMillis: number;
}

/** How one index is made from its sources. */
export interface IndexParameters {
  readonly sources: readonly SourceParameters[];
  /** Longest age by publication time. */
  readonly stalenessMillis: number;
  /** Clock difference with a venue that is forgiven. */
  readonly futureMillis: number;
  /** Widest `ask / bid - 1` a source may quote. */
  readonly maxSpread: number;
  /** Distinct venues, not pairs. */
  readonly minimumVenues: number;
  /** Fraction of the price added to the half-width when fewer than two venues count. */
  readonly singleVenueHalfWidth: number;
  readonly outlier: OutlierParameters;
  /** null: nobody is judged by a slow drift. */
  readonly drift: DriftParameters | null;
  readonly weights: WeightParameters;
  readonly aggregation: "median" | "weightedMedian" | "clampedMean";
  /** Each source is clamped to the median times `1 +- clampWidth` before the weighted mean. */
  readonly clampWidth: number;
  readonly confidence: ConfidenceParameters;
  readonly guard: GuardParameters;
}

/** How a foreign quote currency becomes the market's. Half-width in units of the market's quote currency. */
export type LegParameters =
  | { readonly kind: "index"; readonly index: IndexParameters }
  | { readonly kind: "assumed"; readonly price: number; readonly halfWidth: number };

/** One market's index with the legs that convert its foreign quote currencies. */
export interface PriceParameters {
  readonly base: string;
  readonly quote: string;
  readonly index: IndexParameters;
  /** Keyed by quote currency, e.g. `"USDT"`. */
  readonly legs: Readonly<Record<string, LegParameters>>;
}
