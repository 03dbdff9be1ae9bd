import { WEIGHT_CAPS } from "../defaults.ts";
import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN } from "../parts/recipe.ts";

/**
 * Our own rules as a recipe, for markets where a venue may be frozen: traded size (or the thinner side of the book) as weight, scaled by the drift
 * filter's trust, discounted by the error of its conversion and capped by the number of venues, lower weighted median, so that the index lies between honest prices while the others hold less
 * than half of the weight. Outliers beyond 3 % are out and come back below half of that after a minute; a fault leaves one offer out, not the round.
 *
 * The engine's default (`defaultPriceParameters`) follows the same rules with quotes, legs and a memory of traded size.
 */
export const EVENKEEL_RECIPE: IndexRecipe = {
  ...PLAIN_MEDIAN,
  admit: { ...ADMIT_ALL, maxAgeMillis: 60_000, maxAheadMillis: 5_000 },
  exclude: {
    kind: "distance",
    standing: { threshold: 0.03, bound: "exceeds", back: 0.015, backBound: "below", dwellMillis: 60_000 },
    centre: "active",
    minimumActive: 3,
    medianAbove: null,
  },
  minimum: { count: 2, of: "venues" },
  weigh: { by: "stated", caps: WEIGHT_CAPS, errorScale: 0.0005, minimumShare: null },
  combine: { kind: "weightedMedian", half: "exact", tie: "lower" },
};

/** The same with the thinner side of each book as weight. */
export const EVENKEEL_DEPTH_RECIPE: IndexRecipe = { ...EVENKEEL_RECIPE, weigh: { ...EVENKEEL_RECIPE.weigh, by: "depth" } };
