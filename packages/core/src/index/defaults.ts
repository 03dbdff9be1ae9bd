import type { LegDescription, MarketDescription, SourceDescription } from "../market/marketDescription.ts";
import { DEFAULT_DRIFT } from "./freeze/drift.ts";
import type { IndexParameters, LegParameters, PriceParameters, SourceParameters, WeightCap } from "./parameters.ts";

/** The cap table of RedStone's `limitWeights`. */
export const WEIGHT_CAPS: readonly WeightCap[] = [
  { venues: 3, cap: 0.4 },
  { venues: 4, cap: 0.35 },
  { venues: 6, cap: 0.3 },
  { venues: 8, cap: 0.25 },
  { venues: 11, cap: 0.2 },
  { venues: 15, cap: 0.15 },
];

interface IndexFacts {
  readonly sources: readonly SourceDescription[];
  readonly minimumVenues: number;
  readonly stalenessMillis: number;
  readonly singleVenueHalfWidth: number;
  readonly roundSeconds: number;
}

function indexOf(facts: IndexFacts): IndexParameters {
  const roundMillis = facts.roundSeconds * 1000;
  return {
    sources: facts.sources.map((source): SourceParameters => ({ ...source })),
    stalenessMillis: facts.stalenessMillis,
    futureMillis: 5_000,
    maxSpread: 0.02,
    minimumVenues: facts.minimumVenues,
    singleVenueHalfWidth: facts.singleVenueHalfWidth,
    outlier: { threshold: 0.03, readmitFraction: 0.5, dwellMillis: 60_000 },
    drift: { ...DEFAULT_DRIFT, lookMillis: Math.max(60_000, roundMillis), maxGapMillis: Math.max(300_000, roundMillis) },
    weights: { halfLifeMillis: 24 * 3_600_000, capByCount: WEIGHT_CAPS, errorScale: 0.0005 },
    aggregation: "weightedMedian",
    clampWidth: 0.005,
    confidence: { floor: 0.0001, dispersionMultiple: 2, driftPerRootSecond: 0.0001, maxRelative: 0.05 },
    guard: {
      stepMillis: roundMillis,
      perStep: 0.02,
      perSecond: 0.0005,
      cumulative: 0.25,
      cumulativeWindowMillis: Math.max(300_000, 5 * roundMillis),
      rebaselineMillis: 3 * roundMillis,
    },
  };
}

/**
 * Defaults of the market's own index; what the description states (sources, minimum, staleness, single-venue half-width) is taken as it is.
 *
 * - future 5 s: the clock error at which the hub refuses a vector too.
 * - spread 2 %: a book wider than that has no middle worth an index's trust.
 * - outlier 3 %, back below half of it for a minute: the band of Binance and OKX, the re-admission of the CME CF indices. It lies above the
 *   largest honest one-minute move of the de-peg recording (1.7 %), so that a venue which is a minute behind is not thrown out.
 * - weights: a day of size, so that nobody buys weight within the hour; `errorScale` 5 bp lies above the dispersion of direct venues (1 to 3 bp)
 *   and below the error of a leg with one venue (20 bp), so that a price converted through one weighs about a twentieth of a direct one.
 * - drift: a venue more than 10 bp off on the average of hours is out until it has been within 4 bp for a day (`DEFAULT_DRIFT`); looked at once a
 *   minute, and what is seen then stands for five minutes at most.
 * - weighted median: in the freeze of OKEx in 2020 a mean, clamped or not, took its share of the frozen venue's 137 bp. The clamp of 0.5 %, the figure
 *   of Deribit and Thalex, is for those who ask for the clamped mean.
 * - confidence: floor 1 bp; twice the dispersion; 1 bp per root second of age, which is a volatility of 56 % a year; nothing wider than 5 %.
 * - guard: 2 % and 5 bp a second, thus 2.5 % per round of 10 s and 5 % per round of a minute, three times the recording's largest minute;
 *   25 % per five minutes, a little more than the 20 % that FTX allowed its risk price; afresh after three rounds, as the hub re-baselines.
 *
 * Halving or doubling `errorScale`, a weight memory of 1 to 24 h and a clamp of 10 to 50 bp all keep the promises about the de-peg recording.
 *
 * @example
 * defaultIndexParameters(description).guard.rebaselineMillis // 180_000 for rounds of a minute
 */
export function defaultIndexParameters(description: MarketDescription): IndexParameters {
  return indexOf(description);
}

/** Half-width of a leg with one venue; two venues' USDT/USD prints of the de-peg recording are within 18 bp in 99 % of the minutes. */
const LEG_SINGLE_VENUE_HALF_WIDTH = 0.002;

function legOf(leg: LegDescription, roundSeconds: number): LegParameters {
  if (leg.kind === "assumed") return leg;
  return { kind: "index", index: indexOf({ ...leg, roundSeconds, singleVenueHalfWidth: LEG_SINGLE_VENUE_HALF_WIDTH }) };
}

/**
 * Defaults of a market's index with its legs; a leg is an index of its own with the same rules.
 *
 * @example
 * defaultPriceParameters(description).legs.USDC // { kind: "index", index: { minimumVenues: 1, ... } }
 */
export function defaultPriceParameters(description: MarketDescription): PriceParameters {
  const legs: Record<string, LegParameters> = {};
  for (const [currency, leg] of Object.entries(description.legs)) legs[currency] = legOf(leg, description.roundSeconds);
  return { base: description.base, quote: description.quote, index: defaultIndexParameters(description), legs };
}
