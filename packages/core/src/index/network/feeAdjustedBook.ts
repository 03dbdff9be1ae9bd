/** A price with the half-width within which no informed trader has a reason to trade. */
export interface BookPrice {
  readonly price: number;
  readonly halfWidth: number;
}

/**
 * Price and half-width of a book after the taker's fee: the ask is raised and the bid lowered by it, since the fair price may lie that far outside
 * before anybody trades (Pyth's rule for publishers). On crypto venues the fee is often far wider than the spread.
 *
 * @param takerFee fraction of a trade
 * @example
 * feeAdjustedBook(99.9, 100.1, 0.0005) // { price: 100.00005, halfWidth: 0.15 }
 */
export function feeAdjustedBook(bid: number, ask: number, takerFee: number): BookPrice {
  const low = bid * (1 - takerFee);
  const high = ask * (1 + takerFee);
  return { price: (low + high) / 2, halfWidth: (high - low) / 2 };
}
