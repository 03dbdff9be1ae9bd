import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN } from "../parts/recipe.ts";
import { type IntegerQuote, threeVote } from "../parts/threeVote.ts";

/** Solana's slot length, by which the slot limit of a quote is an age. */
const SLOT_MILLIS = 400;
const MOST_SLOTS = 25;

const INT64_MAX = (1n << 63n) - 1n;
const INT64_MIN = -(1n << 63n);

/**
 * Pyth's aggregate: three votes per publisher that is trading, has a positive confidence and is at most 25 slots late.
 *
 * Source: pyth-network/pyth-client, `upd_aggregate.h`.
 *
 * @param exponent of the feed, e.g. -8
 * @param minimumPublishers the feed's `min_pub`
 */
export function pythRecipe(exponent: number, minimumPublishers: number): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: MOST_SLOTS * SLOT_MILLIS, needsHalfWidth: true },
    minimum: { count: minimumPublishers, of: "sources" },
    combine: { kind: "threeVote", exponent },
  };
}

/** A publisher's quote in the feed's integers. */
export interface PythQuote extends IntegerQuote {
  readonly trading: boolean;
}

/**
 * The same aggregate on the feed's own 64-bit integers, exact beyond 2^53. A quote whose votes would overflow is left out.
 *
 * @returns null when fewer publishers count than the feed needs: its status is then unknown
 * @example
 * pythAggregate([{ price: 10_000n, halfWidth: 1_000n, trading: true }], 1) // { price: 10_000n, halfWidth: 1_000n }
 */
export function pythAggregate(quotes: readonly PythQuote[], minimumPublishers: number): IntegerQuote | null {
  const valid = quotes.filter(
    ({ price, halfWidth, trading }) => trading && halfWidth > 0n && price - halfWidth >= INT64_MIN && price + halfWidth <= INT64_MAX,
  );
  return valid.length < minimumPublishers ? null : threeVote(valid);
}
