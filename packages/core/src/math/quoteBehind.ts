/**
 * A maker's bid and ask behind another book, far enough for a hedge there to earn the margin.
 *
 * @param margin fraction of the price, before fees
 * @example
 * quoteBehind(100, 100.1, 0.0001) // { bid: 99.99, ask: 100.11001 }
 */
export function quoteBehind(bid: number, ask: number, margin: number): { readonly bid: number; readonly ask: number } {
  return { bid: bid * (1 - margin), ask: ask * (1 + margin) };
}
