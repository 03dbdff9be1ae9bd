import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN, STATED_WEIGHTS } from "../parts/recipe.ts";

const MINUTE = 60_000;

/**
 * Deribit since December 2019: books older than three minutes dropped, each price clamped to the median +-0.5 %, then the mean (equal weights in
 * 2019, stated ones now). Thalex uses the same clamp on mid prices with equal weights.
 *
 * Source: Deribit's page on index prices.
 */
export function deribitRecipe(width = 0.005): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: 3 * MINUTE },
    weigh: STATED_WEIGHTS,
    combine: { kind: "clampedMean", width },
  };
}

/** The coins whose constituents Binance clamps to 1 %. */
const BINANCE_MAJORS: readonly string[] = ["BTC", "ETH"];

/**
 * Width of Binance's clamp: 1 % for BTC and ETH, 3 % for every other coin.
 *
 * @example
 * binanceCap("BTC") // 0.01
 */
export function binanceCap(base: string): number {
  return BINANCE_MAJORS.includes(base) ? 0.01 : 0.03;
}

/**
 * Binance USD-M today: a constituent without an update for five minutes has no weight; the others are clamped to the median times `1 +- width`.
 *
 * Source: Binance's page on the price index.
 *
 * @param width from `binanceCap`
 */
export function binanceRecipe(width: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: 5 * MINUTE },
    weigh: STATED_WEIGHTS,
    combine: { kind: "clampedMean", width },
  };
}

/**
 * Binance's rule of 2020: a constituent more than 5 % from the median has no weight; with more than one such the index is the median of all, as it is
 * when the only two disagree; ten seconds without an update: no weight.
 */
export const BINANCE_2020: IndexRecipe = {
  ...PLAIN_MEDIAN,
  admit: { ...ADMIT_ALL, maxAgeMillis: 10_000 },
  exclude: {
    kind: "distance",
    standing: { threshold: 0.05, bound: "exceeds", back: null, backBound: "within", dwellMillis: 0 },
    centre: "active",
    minimumActive: 1,
    medianAbove: 1,
  },
  weigh: STATED_WEIGHTS,
  combine: { kind: "mean" },
};

/**
 * OKX: equal weights; from three venues on each price is clamped to the median +-3 %, two are averaged, one is taken as it is.
 *
 * Source: OKX's help pages on index components.
 */
export const OKX: IndexRecipe = {
  ...PLAIN_MEDIAN,
  combine: { kind: "clampedMean", width: 0.03 },
  few: [
    { count: 2, combine: { kind: "mean" }, freeze: null },
    { count: 1, combine: { kind: "mean" }, freeze: null },
  ],
};

/**
 * BitMEX: mean by volume; a constituent 10 % or more from the median is out and comes back after 15 minutes within 2 % of the median of the
 * active ones; two constituents freeze the index when either is half of that tolerance from it, one when it is the whole from the last index.
 * The last price of a silent constituent counts for 15 minutes.
 *
 * Source: BitMEX blog, index protection rules of December 2020 (before: 25 %).
 */
export function bitmexRecipe(tolerance = 0.1): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: 15 * MINUTE },
    exclude: {
      kind: "distance",
      standing: { threshold: tolerance, bound: "reaches", back: 0.02, backBound: "within", dwellMillis: 15 * MINUTE },
      centre: "active",
      minimumActive: 3,
      medianAbove: null,
    },
    weigh: STATED_WEIGHTS,
    combine: { kind: "mean" },
    few: [
      { count: 2, combine: null, freeze: { distance: tolerance / 2, from: "new" } },
      { count: 1, combine: null, freeze: { distance: tolerance, from: "last" } },
    ],
  };
}
