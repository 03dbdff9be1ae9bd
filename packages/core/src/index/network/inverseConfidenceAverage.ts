import { addShort, divideShort, multiplyShort, type ShortDecimal, shorten, toUnits } from "./shortDecimal.ts";

/** A feed's average with its own numerator and denominator, in the feed's units of `10^exponent`. */
export interface ConfidenceAverage {
  readonly value: bigint;
  readonly numerator: ShortDecimal;
  readonly denominator: ShortDecimal;
}

/** Price and confidence of one aggregate, integers in units of `10^exponent`. */
export interface ConfidenceSample {
  readonly price: bigint;
  readonly halfWidth: bigint;
}

/** After this many slots without an aggregate the average starts afresh. */
const LONGEST_GAP_SLOTS = 4_145;
/** Linearised decay per slot: a half-life of 5,921 slots, about an hour. */
const DECAY: ShortDecimal = { mantissa: -117_065n, exponent: -9 };
const ONE: ShortDecimal = { mantissa: 100_000_000n, exponent: -8 };

function update(before: ConfidenceAverage | null, value: bigint, halfWidth: bigint, slots: number, exponent: number): ConfidenceAverage {
  const sample = shorten(value, exponent);
  const width = shorten(halfWidth, exponent);
  const weight = width.mantissa === 0n ? ONE : divideShort(ONE, width);
  const weighted = multiplyShort(sample, weight);
  let numerator = weighted;
  let denominator = weight;
  if (before !== null && slots <= LONGEST_GAP_SLOTS) {
    const kept = addShort(multiplyShort(DECAY, { mantissa: BigInt(slots), exponent: 0 }), ONE);
    numerator = addShort(multiplyShort(before.numerator, kept), weighted);
    denominator = addShort(multiplyShort(before.denominator, kept), weight);
  }
  return { value: toUnits(divideShort(numerator, denominator), exponent), numerator, denominator };
}

/** Averages of a feed's price and of its confidence. */
export interface FeedAverages {
  readonly price: ConfidenceAverage;
  readonly halfWidth: ConfidenceAverage;
}

/**
 * Exponential averages of price and confidence with the inverse confidence as weight, in the bit-exact short decimals of Pyth's oracle program:
 * an aggregate that is unsure of itself hardly moves them. After a gap of more than 4,145 slots they start afresh.
 *
 * @param before null before the first aggregate
 * @param slots since the last aggregate
 * @param exponent of the feed's integers
 * @example
 * updateFeedAverages(null, { price: 100n, halfWidth: 10n }, 5_000, 0).price.value // 100n
 */
export function updateFeedAverages(before: FeedAverages | null, sample: ConfidenceSample, slots: number, exponent: number): FeedAverages {
  const { price, halfWidth } = sample;
  return {
    price: update(before?.price ?? null, price, halfWidth, slots, exponent),
    halfWidth: update(before?.halfWidth ?? null, halfWidth, halfWidth, slots, exponent),
  };
}
