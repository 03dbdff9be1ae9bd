import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN, STATED_WEIGHTS, type StandingRule } from "../parts/recipe.ts";

/**
 * CME CF Bitcoin Reference Rate: the trades of one hour in twelve slices of five minutes, volume-weighted median of each, then their plain mean. An
 * offer is a trade, its weight the size. Nobody moves the rate by one large trade or in one short moment. A slice without a trade is left out.
 *
 * Source: CME CF reference rate methodology.
 */
export function brrRecipe(slices = 12): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    weigh: STATED_WEIGHTS,
    combine: {
      kind: "slicedMedian",
      windowMillis: slices * 300_000,
      slices,
      of: { kind: "weightedMedian", half: "exact", tie: "mean" },
    },
  };
}

/**
 * Standing of a constituent of the CME CF real-time indices since September 2020: out when its mid is farther than the parameter from the others,
 * back only below half of it.
 *
 * @param parameter "potentially erroneous data" parameter, a fraction
 */
export function rtiStanding(parameter: number): StandingRule {
  return { threshold: parameter, bound: "exceeds", back: parameter / 2, backBound: "below", dwellMillis: 0 };
}

/**
 * CME CF real-time index on mids and depths: books of 30 s and older dropped, erroneous constituents out with hysteresis, mids weighted by the
 * thinner side of the book.
 *
 * The published index integrates price-volume curves of whole books; depth within a band is what is left of it when only the top is known.
 */
export function rtiRecipe(parameter: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: 30_000, ageBound: "exclusive" },
    exclude: { kind: "distance", standing: rtiStanding(parameter), centre: "others", minimumActive: 3, medianAbove: null },
    weigh: { by: "depth", caps: null, errorScale: null, minimumShare: null },
    combine: { kind: "mean" },
  };
}
