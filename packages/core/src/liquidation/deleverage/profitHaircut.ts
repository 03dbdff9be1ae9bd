import { refuse, within } from "../../market/refuse.ts";

/** Quote currency. */
export interface ProfitHaircut {
  /** What each account gives up, in order. */
  readonly haircuts: readonly number[];
  /** Part of the deficit that all profits together cannot cover. */
  readonly uncovered: number;
}

/**
 * Shares a deficit over unrealised profits pro rata, never touching posted collateral.
 *
 * Kept for comparison with water-filling: it ignores leverage, so a hedged account pays like any other. Source: Chitra 2025 (arXiv 2512.01112).
 *
 * @param deficit Quote currency, unsigned.
 * @param profits Unrealised results, signed; losses give up nothing.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * profitHaircut(30, [10, 40, 50]) // { haircuts: [3, 12, 15], uncovered: 0 }
 */
export function profitHaircut(deficit: number, profits: readonly number[]): ProfitHaircut {
  refuse("LIQUIDATION_INPUT", [
    ...within("deficit", deficit, 0, Number.MAX_VALUE),
    ...profits.flatMap((profit, i) => within(`|profits[${i}]|`, Math.abs(profit), 0, Number.MAX_VALUE)),
  ]);
  const total = profits.reduce((sum, profit) => sum + Math.max(0, profit), 0);
  const covered = Math.min(deficit, total);
  const haircuts = profits.map((profit) => (profit > 0 ? (covered * profit) / total : 0));
  return { haircuts, uncovered: deficit - covered };
}
