import type { LegDescription, MarketDescription, SourceDescription } from "../market/marketDescription.ts";
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
    weights: { halfLifeMillis: 24 * 3_600_000, capByCount: WEIGHT_CAPS, errorScale: 0.0005 },
    aggregation: "clampedMean",
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

/** The index of the market itself. */
export function defaultIndexParameters(description: MarketDescription): IndexParameters {
  return indexOf(description);
}

function legOf(leg: LegDescription, roundSeconds: number): LegParameters {
  if (leg.kind === "assumed") return leg;
  return { kind: "index", index: indexOf({ ...leg, roundSeconds, singleVenueHalfWidth: 0.002 }) };
}

export function defaultPriceParameters(description: MarketDescription): PriceParameters {
  const legs: Record<string, LegParameters> = {};
  for (const [currency, leg] of Object.entries(description.legs)) legs[currency] = legOf(leg, description.roundSeconds);
  return { base: description.base, quote: description.quote, index: defaultIndexParameters(description), legs };
}
