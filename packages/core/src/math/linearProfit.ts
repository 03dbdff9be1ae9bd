/**
 * Unrealised profit of a linear position, in quote currency.
 *
 * @param size base units, negative when short
 * @example
 * linearProfit(-398_000_000, 0.0095, 0.050255) // -16_220_490
 */
export function linearProfit(size: number, entry: number, price: number): number {
  return size * (price - entry);
}
