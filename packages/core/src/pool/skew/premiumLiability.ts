/**
 * What a skew-priced pool owes beyond the value of its traders' positions at the index, `skew^2 P / (2 scale)`, in quote currency.
 *
 * It is exactly what making the skew cost its holders above the index, and what closing it pays them back; a pool that counts the cash it was paid but
 * not this debt looks richer than it is. A scale of 0 fills at the index and owes nothing. Source: Synthetix perps' pricing, integrated.
 *
 * @param skew Base units, long minus short.
 * @param scale Base units of skew that double the price.
 * @example
 * premiumLiability(100, 1_000_000, 1_200) // 6
 */
export function premiumLiability(skew: number, scale: number, price: number): number {
  return scale === 0 ? 0 : (skew * skew * price) / (2 * scale);
}
