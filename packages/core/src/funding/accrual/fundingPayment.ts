/**
 * What a position receives at one settlement: `-size * price * rate`.
 *
 * @param size Base units, signed; positive: long.
 * @param price Settlement price, quote per base.
 * @param rate Fraction of the interval; positive: longs pay.
 * @param heldShare Share of the interval that the position was held; 1 where holding at the instant counts in full.
 * @returns Quote units; negative: the position pays.
 * @example
 * fundingPayment(2, 50_000, 0.0000125) // -1.25
 * fundingPayment(-10, 2, 0.0002, 0.01) // 0.00004
 */
export function fundingPayment(size: number, price: number, rate: number, heldShare = 1): number {
  return -size * price * rate * heldShare;
}

/**
 * What a position receives from a cumulative index: `-size * (index now - index at its last touch) * settlement price`.
 *
 * @param indexDelta Quote per base unit since the position was last settled.
 * @param settlementPrice Price of the quote unit in the settlement unit; 1 where they are the same.
 * @example
 * fundingFromIndex(0.5, 18, 1) // -9
 */
export function fundingFromIndex(size: number, indexDelta: number, settlementPrice = 1): number {
  return -size * indexDelta * settlementPrice;
}

/**
 * Advance of a cumulative funding index while a rate holds: `rate * price * seconds / period`.
 *
 * @param rate Fraction of the period.
 * @param price Quote per base.
 * @param periodSeconds Period that the rate is stated for.
 * @example
 * fundingIndexDelta(0.0003, 60_000, 60, 28_800) // 0.0375 (up to rounding)
 */
export function fundingIndexDelta(rate: number, price: number, seconds: number, periodSeconds: number): number {
  return (rate * price * seconds) / periodSeconds;
}
