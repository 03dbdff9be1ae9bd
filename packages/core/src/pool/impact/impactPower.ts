/**
 * Weighted power of a difference of open interest, `factor * difference ^ exponent`; below one unit of quote it is 0.
 *
 * Source: GMX v2, whose fixed-point power is only defined from one dollar on.
 *
 * @param difference Quote units, not negative.
 * @example
 * impactPower(10_000, 1e-8, 2) // 1 (up to rounding)
 */
export function impactPower(difference: number, factor: number, exponent: number): number {
  if (difference < 1) return 0;
  return exponent === 1 ? difference * factor : difference ** exponent * factor;
}

/** Factors of the impact of a trade that narrows or widens the difference. */
export interface ImpactFactors {
  /** Of a trade that narrows it; below the other one, so that a round trip costs. */
  readonly positive: number;
  readonly negative: number;
  readonly exponent: number;
}

/**
 * Price impact of a change of the difference between the sides, in quote units; positive: the trader is paid.
 *
 * On one side of the balance a single factor applies: the positive one when the difference shrinks, else the negative. A trade that crosses the balance earns
 * the positive power of what it closed and pays the negative power of what it opened. Source: GMX v2.
 *
 * @param before Long minus short, quote units, before the trade.
 * @param after The same after it.
 * @example
 * priceImpact(50_000, 25_000, { positive: 2e-7, negative: 2e-7, exponent: 2 }) // 375
 */
export function priceImpact(before: number, after: number, { positive, negative, exponent }: ImpactFactors): number {
  const old = Math.abs(before);
  const now = Math.abs(after);
  const crosses = (before < 0 && after > 0) || (before > 0 && after < 0);
  if (crosses) return impactPower(old, positive, exponent) - impactPower(now, negative, exponent);
  const factor = now < old ? positive : negative;
  return impactPower(old, factor, exponent) - impactPower(now, factor, exponent);
}

/**
 * Execution price of a trade with an impact: opening books the impact as more or fewer base units, closing as a change of the price.
 *
 * Source: GMX v2.
 *
 * @param long True for a trade of the long side.
 * @param size Quote units, signed; positive opens, negative closes.
 * @param impact Quote units; positive: the trader is paid.
 * @example
 * impactExecutionPrice(5_000, false, 500_000, 700) // 5007.009813739234
 */
export function impactExecutionPrice(oraclePrice: number, long: boolean, size: number, impact: number): number {
  const base = Math.abs(size) / oraclePrice;
  const bought = impact / oraclePrice;
  if (size > 0) return size / (long ? base + bought : base - bought);
  if (size === 0) return oraclePrice;
  return oraclePrice + (long ? impact : -impact) / base;
}
