/** A price and the second from which it holds. */
export interface TimedPrice {
  readonly at: number;
  readonly price: number;
}

/** What a trade settles at, and the move since it was made. */
export interface Settlement {
  readonly price: number;
  /** Settlement over trade price, minus one: what a front-runner would have taken, and now pays. */
  readonly move: number;
}

/**
 * Settles a trade at the last price of its waiting period, so that nobody trades at a price that is already known to be old (Synthetix's fee
 * reclamation, SIP-37).
 *
 * @param prices ascending by time
 * @param tradedAt seconds
 * @param waitSeconds the period; a price at its very end still counts
 * @returns null without a price at the time of the trade
 * @example
 * settleAfterWait([{ at: 0, price: 100 }, { at: 179, price: 102 }, { at: 181, price: 103 }], 0, 180) // { price: 102, move: 0.02 }
 */
export function settleAfterWait(prices: readonly TimedPrice[], tradedAt: number, waitSeconds: number): Settlement | null {
  const traded = prices.findLast(({ at }) => at <= tradedAt);
  const settled = prices.findLast(({ at }) => at <= tradedAt + waitSeconds);
  if (!traded || !settled) return null;
  return { price: settled.price, move: settled.price / traded.price - 1 };
}
