/** Prices that orders must lie between. */
export interface PriceBand {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Band of a stated width around a price, `price * (1 -+ width)`; the lower end is never negative.
 *
 * Source: Paradex's price band around the mark.
 *
 * @param width fraction, not negative
 * @example
 * priceBand(100, 0.05) // { lower: 95, upper: 105 }
 */
export function priceBand(price: number, width: number): PriceBand {
  return { lower: Math.max(0, price * (1 - width)), upper: price * (1 + width) };
}
