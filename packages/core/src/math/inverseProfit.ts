/**
 * Unrealised profit of an inverse contract, in base currency: contracts are worth one quote unit each and settle in base.
 *
 * Source: BitMEX XBTUSD.
 *
 * @param contracts quote units, negative when short
 * @example
 * inverseProfit(15_000, 750, 800) // 1.25
 */
export function inverseProfit(contracts: number, entry: number, price: number): number {
  return contracts * (1 / entry - 1 / price);
}
