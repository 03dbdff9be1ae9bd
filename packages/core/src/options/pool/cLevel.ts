/** Multiplier of premiums by a pool's utilisation. */
export interface UtilisationSpread {
  /** Curvature; 0 is the linear limit. */
  readonly alpha: number;
  /** Multiplier of an empty pool, and the floor. */
  readonly minimum: number;
  /** Multiplier of a full pool. */
  readonly maximum: number;
  /** Fall of the multiplier per hour without a trade. */
  readonly hourlyDecay: number;
}

/**
 * Multiplier at a utilisation: `C(u) = (k e^(alpha (1-u)) + C_max alpha - k) / (alpha e^(alpha (1-u)))` with `k = alpha (C_min e^alpha - C_max) / (e^alpha - 1)`,
 * which is C_min at u = 0 and C_max at u = 1; less the decay of the hours since the last trade, never below C_min.
 *
 * @param utilisation locked over total assets, in [0, 1]
 * Source: Premia v3, underwriter vault.
 * @example
 * utilisationSpread(1, 15, { alpha: 3, minimum: 1, maximum: 1.2, hourlyDecay: 0.005 }) // 1.125
 */
export function utilisationSpread(utilisation: number, hoursSinceLastTrade: number, spread: UtilisationSpread): number {
  const { alpha, minimum, maximum, hourlyDecay } = spread;
  // With r = (e^(alpha u) - 1) / (e^alpha - 1) the formula is C_min + (C_max - C_min) r, which has no 0/0 at alpha = 0.
  const share = alpha === 0 ? utilisation : Math.expm1(alpha * utilisation) / Math.expm1(alpha);
  return Math.max(minimum, minimum + (maximum - minimum) * share - hourlyDecay * hoursSinceLastTrade);
}

/** A trade that locks collateral. */
export interface LockingTrade {
  readonly totalAssets: number;
  readonly lockedBefore: number;
  /** Collateral that the trade locks, in units of the assets. */
  readonly size: number;
  readonly hoursSinceLastTrade: number;
}

/**
 * Multiplier of one trade: the geometric mean of the multipliers before it (without decay) and after it (with decay).
 *
 * @returns null when the trade needs more than the pool has
 * Source: Premia v3, underwriter vault.
 * @example
 * tradeSpread({ totalAssets: 10, lockedBefore: 0, size: 4.3, hoursSinceLastTrade: 23 }, { alpha: 0.15, minimum: 1.05, maximum: 1.2, hourlyDecay: 0.005 }) // 1.05
 */
export function tradeSpread(
  { totalAssets, lockedBefore, size, hoursSinceLastTrade }: LockingTrade,
  spread: UtilisationSpread,
): number | null {
  const lockedAfter = lockedBefore + size;
  if (!(totalAssets > 0 && lockedAfter <= totalAssets)) return null;
  const before = utilisationSpread(lockedBefore / totalAssets, 0, spread);
  const after = utilisationSpread(lockedAfter / totalAssets, hoursSinceLastTrade, spread);
  return Math.sqrt(before * after);
}

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

/**
 * Moving average for unequal intervals: `w x + (1 - w) average`, with `w = 1 - exp(-elapsed / window)`.
 *
 * Source: Premia v2's realised variance.
 * @example
 * unevenAverage(-0.005104, -0.007281, decayWeight(24, 24)) // -0.0064801
 */
export function unevenAverage(average: number, value: number, weight: number): number {
  return weight * value + (1 - weight) * average;
}

/**
 * Weight of a new value after some time, `1 - exp(-elapsed / window)`.
 *
 * @example
 * decayWeight(24, 24) // 0.6321206
 */
export function decayWeight(elapsed: number, window: number): number {
  return -Math.expm1(-elapsed / window);
}
