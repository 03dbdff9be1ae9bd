import { refuse, within } from "../../market/refuse.ts";

/** One position of an account, seen by the common factor. */
export interface FactorPosition {
  /** Quote currency, signed: positive is long. */
  readonly notional: number;
  /** Volatility over the margin horizon, fraction. */
  readonly volatility: number;
  /** Correlation with the common factor; null when it is stale. */
  readonly loading: number | null;
}

/**
 * Lots of the deleveraged market that carry the same factor risk as the account's whole book: what counts towards its factor-adjusted leverage.
 *
 * `sum (b s x) / (b_m s_m)` in lots of market `m`, seen from the side that is cut, rounded down and never negative: a position that hedges the rest
 * counts as no leverage. With any loading stale or none in the market itself, the position counts alone. Source: Campbell, Hey, Moallemi, Nutz 2026.
 *
 * @param own position in the deleveraged market
 * @param others the account's other positions
 * @param side 1 when longs are cut, -1 when shorts are
 * @param lotNotional Quote currency per lot, positive.
 * @returns Whole lots; may exceed the position when other positions add to it.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * const btc = { notional: 1_000, volatility: 0.02, loading: 0.9 };
 * factorExposure(btc, [{ notional: -250, volatility: 0.04, loading: 0.9 }], 1, 10) // 50
 */
export function factorExposure(own: FactorPosition, others: readonly FactorPosition[], side: 1 | -1, lotNotional: number): number {
  const all = [own, ...others];
  refuse("LIQUIDATION_INPUT", [
    ...within("lotNotional", lotNotional, 0, Number.MAX_VALUE, true),
    ...all.flatMap(({ notional, volatility, loading }, i) => [
      ...within(`positions[${i}].|notional|`, Math.abs(notional), 0, Number.MAX_VALUE),
      ...within(`positions[${i}].volatility`, volatility, 0, Number.MAX_VALUE),
      ...within(`positions[${i}].loading`, loading ?? 0, -1, 1),
    ]),
  ]);
  const alone = side * own.notional;
  const unit = (own.loading ?? 0) * own.volatility;
  const stale = all.some(({ loading }) => loading === null) || unit === 0;
  const risk = all.reduce((sum, { notional, volatility, loading }) => sum + (loading ?? 0) * volatility * notional, 0);
  const equivalent = stale ? alone : (side * risk) / unit;
  return Math.max(0, Math.floor(equivalent / lotNotional));
}
