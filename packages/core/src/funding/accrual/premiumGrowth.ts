import { clamp } from "../../math/clamp.ts";

/** A stretch of time during which the averages, and the position, stayed. */
export interface PremiumLeg {
  /** Base units, signed. */
  readonly size: number;
  readonly markAverage: number;
  readonly indexAverage: number;
  readonly seconds: number;
}

/**
 * What a position pays for the time-weighted premium: the sum of `size * clamp(mark - index, +-share * index) * seconds / period`.
 *
 * Source: Perpetual Protocol v2 (averages over 15 minutes, 10 % of the index, a period of one day).
 *
 * @param largestShare Largest |premium| as a share of the index.
 * @returns Quote units; positive: the position pays.
 * @example
 * premiumGrowth([{ size: 0.1, markAverage: 160, indexAverage: 50, seconds: 100 }], 0.1, 86_400) // 0.0005787037037037037
 */
export function premiumGrowth(legs: readonly PremiumLeg[], largestShare: number, periodSeconds: number): number {
  let paid = 0;
  for (const { size, markAverage, indexAverage, seconds } of legs) {
    const most = largestShare * indexAverage;
    paid += (size * clamp(markAverage - indexAverage, -most, most) * seconds) / periodSeconds;
  }
  return paid;
}
