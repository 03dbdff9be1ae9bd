import type { TradeFeeParameters } from "./tradeFeeParameters.ts";

/** The fee and its parts, fractions of notional. */
export interface TradeFeeResult {
  readonly fee: number;
  readonly base: number;
  /** Added so that the fee covers the index's uncertainty. */
  readonly cover: number;
}

/**
 * Base fee plus whatever is missing to cover the index's uncertainty, so that nobody trades at no cost inside it.
 *
 * @param relativeConfidence Confidence half-width / index, not negative.
 * @returns Between `base` and `max`.
 * @example
 * tradeFee(0.002, { base: 0.0005, confidenceCover: 1, max: 0.005 }).fee // 0.002
 */
export function tradeFee(relativeConfidence: number, parameters: TradeFeeParameters): TradeFeeResult {
  const { base, confidenceCover, max } = parameters;
  const cover = Math.max(0, Math.min(max, confidenceCover * relativeConfidence) - base);
  return { fee: base + cover, base, cover };
}
