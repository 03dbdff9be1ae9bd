import { integerMedian } from "../../math/integerMedian.ts";

/** A publisher's price and confidence in integer units of the feed's exponent. */
export interface IntegerQuote {
  readonly price: bigint;
  readonly halfWidth: bigint;
}

/**
 * Price and confidence from three votes per publisher, `p - c`, `p`, `p + c`: the price is the median of all votes (the mean of the middle two,
 * rounded down, when their number is even), the confidence the larger distance from it to the lower and upper quarter (Pyth's oracle program).
 * A publisher moves the price by no more than its three votes, however far off it is; but two publishers that disagree meet in the middle with
 * a confidence as wide as their distance, so a reader has to look at the ratio of both.
 *
 * @param quotes any order
 * @returns null without a quote
 * @example
 * threeVote([{ price: 100n, halfWidth: 1n }, { price: 110n, halfWidth: 2n }]) // { price: 104n, halfWidth: 6n }
 */
export function threeVote(quotes: readonly IntegerQuote[]): IntegerQuote | null {
  if (quotes.length === 0) return null;
  const votes = quotes
    .flatMap(({ price, halfWidth }) => [price - halfWidth, price, price + halfWidth])
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const quarter = votes.length >> 2;
  const price = integerMedian(votes, "mean");
  const below = price - (votes[quarter] ?? price);
  const above = (votes[votes.length - 1 - quarter] ?? price) - price;
  return { price, halfWidth: below > above ? below : above };
}
