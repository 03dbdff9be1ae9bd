/** One settlement of a venue. */
export interface Settlement {
  /** Milliseconds UTC. */
  readonly at: number;
  /** Fraction of the interval; positive: longs pay. */
  readonly rate: number;
  /** Settlement price, quote per base. */
  readonly price: number;
}

/** What a position took part in. */
export interface SettledFunding {
  /** Quote units; negative: the position paid. */
  readonly received: number;
  readonly settlements: number;
}

/**
 * Funding of a position under settlements at stated instants: whoever is open at the instant takes part in full.
 *
 * A position opened less than the grace time after the instant still takes part, because the venue settles late; the close is inclusive.
 * Source: Binance as reproduced by freqtrade (15 seconds).
 *
 * @param size Base units, signed.
 * @example
 * discreteFunding(-30, 0, 1, [{ at: 0, rate: 0.0001, price: 2 }], 15_000) // { received: 0.006, settlements: 1 }
 */
export function discreteFunding(
  size: number,
  openedAt: number,
  closedAt: number,
  settlements: readonly Settlement[],
  graceMillis: number,
): SettledFunding {
  let received = 0;
  let count = 0;
  for (const { at, rate, price } of settlements) {
    if (openedAt >= at + graceMillis || at > closedAt) continue;
    received -= size * price * rate;
    count += 1;
  }
  return { received, settlements: count };
}
