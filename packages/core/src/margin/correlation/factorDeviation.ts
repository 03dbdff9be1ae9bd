/** One leg of a book: its money at risk over the horizon, and how much of its variance is the common factor. */
export interface FactorRisk {
  /** `volatility * notional`, signed: positive is long. */
  readonly risk: number;
  /** Correlation of the leg with the common factor, -1 to 1. */
  readonly loading: number;
}

/**
 * Standard deviation of a book whose legs share one factor and are independent beyond it: `sqrt((sum b r)^2 + sum (1 - b^2) r^2)`.
 *
 * Source: the one-factor model of Sharpe 1963, as in DESIGN section 5.
 *
 * @returns Quote currency; never above `sum |r|`.
 * @example
 * factorDeviation([{ risk: 3, loading: 0 }, { risk: 4, loading: 0 }]) // 5
 */
export function factorDeviation(legs: readonly FactorRisk[]): number {
  let common = 0;
  let own = 0;
  for (const { risk, loading } of legs) {
    common += loading * risk;
    own += (1 - loading * loading) * risk * risk;
  }
  return Math.sqrt(common * common + own);
}
