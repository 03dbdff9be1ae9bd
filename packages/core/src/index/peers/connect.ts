import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN, STATED_WEIGHTS } from "../parts/recipe.ts";

/**
 * Skip Connect (dYdX v4), the sidecar's price: the plain median of every path of a market, each turned round and converted through the last
 * round's indices where it has to be. A path older than two minutes is dropped; with fewer paths than the minimum there is no price, and nothing is
 * held from before. Two pairs of one exchange are two providers.
 *
 * Source: skip-mev/connect, `pkg/math/oracle`.
 *
 * @param minimumProviders the market's `MinProviderCount`
 */
export function connectRecipe(minimumProviders: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: 120_000 },
    minimum: { count: minimumProviders, of: "sources" },
  };
}

/**
 * Connect's price on chain: the stake-weighted median of the validators' prices, leaning to the low side because half of the stake is rounded
 * down; only with two thirds of the bonded stake.
 *
 * Source: skip-mev/connect, `pkg/math/voteweighted`.
 *
 * @param minimumShare of the bonded stake; pass the bonded stake as the surroundings' total weight
 */
export function connectVoteRecipe(minimumShare = 0.667): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    weigh: { ...STATED_WEIGHTS, minimumShare },
    combine: { kind: "weightedMedian", half: "floor", tie: "lower" },
  };
}
