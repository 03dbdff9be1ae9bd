import { refuse, within } from "../../market/refuse.ts";

/** Two straight ramps: fast from `start` to `cutoff`, then slow to zero. */
export interface AuctionRamp {
  /** Share of the portfolio's value asked at the start. */
  readonly start: number;
  /** Share at which the fast ramp ends. */
  readonly cutoff: number;
  readonly fastSeconds: number;
  readonly slowSeconds: number;
}

/**
 * Share of its value that a portfolio is offered for, falling in time: a Dutch auction with a fast and a slow leg.
 *
 * Source: Derive v2.
 *
 * @param elapsedSeconds since the auction started
 * @returns `start` down to 0.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * auctionPriceFactor(150, { start: 0.96, cutoff: 0.8, fastSeconds: 300, slowSeconds: 7_200 }) // 0.88
 */
export function auctionPriceFactor(elapsedSeconds: number, ramp: AuctionRamp): number {
  const { start, cutoff, fastSeconds, slowSeconds } = ramp;
  refuse("LIQUIDATION_INPUT", [
    ...within("elapsedSeconds", elapsedSeconds, 0, Number.POSITIVE_INFINITY),
    ...within("start", start, 0, 1),
    ...within("cutoff", cutoff, 0, start),
    ...within("fastSeconds", fastSeconds, 0, Number.POSITIVE_INFINITY),
    ...within("slowSeconds", slowSeconds, 0, Number.POSITIVE_INFINITY),
  ]);
  if (elapsedSeconds < fastSeconds) return start - ((start - cutoff) * elapsedSeconds) / fastSeconds;
  const slow = elapsedSeconds - fastSeconds;
  return slow < slowSeconds ? (cutoff * (slowSeconds - slow)) / slowSeconds : 0;
}
