/**
 * Fill price of a trade in a skew-priced market: the average of the prices before and after it, `P (1 + (skew + size / 2) / scale)`.
 *
 * The same round trip in either order costs nothing but the fees, and a trade that closes the skew is paid for it. A scale of 0 fills at the oracle.
 * Source: Synthetix v3.
 *
 * @param skew Base units, long minus short, before the trade.
 * @param size Base units, signed; positive buys.
 * @param scale Base units of skew that double the price.
 * @example
 * skewFillPrice(1_200, 0, 100, 1_000_000) // 1200.06
 */
export function skewFillPrice(oraclePrice: number, skew: number, size: number, scale: number): number {
  if (scale === 0) return oraclePrice;
  return oraclePrice * (1 + (skew + size / 2) / scale);
}
