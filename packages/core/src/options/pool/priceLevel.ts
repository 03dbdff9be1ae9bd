/** Change of a pool's free liquidity, relative to the larger of both: negative when it shrinks. */
const liquidityChange = (before: number, after: number): number => (after - before) / Math.max(before, after);

/**
 * Price level after a change of free liquidity: `C exp(-steepness (S1 - S0) / max(S0, S1))`.
 *
 * Source: Premia v2.
 * @example
 * priceLevel(1, 100, 20, 1) // 2.2255409
 */
export function priceLevel(level: number, liquidityBefore: number, liquidityAfter: number, steepness: number): number {
  return level * Math.exp(-steepness * liquidityChange(liquidityBefore, liquidityAfter));
}

/**
 * Average of the price level along a trade, relative to its start: `(1 - e^-x) / x` with `x = steepness (S1 - S0) / max(S0, S1)`.
 *
 * Source: Premia v2.
 * @example
 * levelSlippage(100, 20, 1) // 1.5319262
 */
export function levelSlippage(liquidityBefore: number, liquidityAfter: number, steepness: number): number {
  const x = steepness * liquidityChange(liquidityBefore, liquidityAfter);
  return x === 0 ? 1 : -Math.expm1(-x) / x;
}
