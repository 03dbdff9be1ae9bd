/**
 * One-sided premium: how far the impact bid stands above the index, less how far the impact ask stands below it, over a reference price.
 *
 * An index inside the impact spread gives 0, so a wide book charges nobody. A side without depth is `null` and counts as 0.
 * Source: dYdX v4, Binance, Hyperliquid; BitMEX measures against the mark and divides by spot.
 *
 * @param impactBid Quote per base, or null without depth.
 * @param impactAsk Quote per base, or null without depth.
 * @param index Price that the book is held against.
 * @param reference Price that the distance is divided by; the index unless stated.
 * @returns Fraction, signed; positive: the derivative is dear.
 * @example
 * impactPremium(10_100, null, 10_000) // 0.01
 * impactPremium(9_990, 10_010, 10_000) // 0
 */
export function impactPremium(impactBid: number | null, impactAsk: number | null, index: number, reference = index): number {
  const above = impactBid === null ? 0 : Math.max(0, impactBid - index);
  const below = impactAsk === null ? 0 : Math.max(0, index - impactAsk);
  return (above - below) / reference;
}

/**
 * Premium of the middle of the impact spread, which moves even while the index lies inside the spread.
 *
 * Source: Hyperliquid's builder-deployed markets (HIP-3).
 *
 * @returns Fraction, signed.
 * @example
 * impactMidPremium(101, 103, 100) // 0.020000000000000018
 */
export function impactMidPremium(impactBid: number, impactAsk: number, index: number): number {
  return (impactBid + impactAsk) / 2 / index - 1;
}
