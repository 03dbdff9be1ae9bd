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
