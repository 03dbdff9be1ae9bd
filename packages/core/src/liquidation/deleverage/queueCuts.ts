import { refuse, within } from "../../market/refuse.ts";
import type { ProfitHaircut } from "./profitHaircut.ts";

/**
 * Return on equity times leverage: the place in a queue of winners when leverage and equity are known.
 *
 * Kept for comparison with water-filling. Source: BitMEX auto-deleveraging.
 *
 * @param equity Quote currency, above 0.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * returnLeverageRank(600, 1_000, 20) // 12
 */
export function returnLeverageRank(profit: number, equity: number, leverage: number): number {
  refuse("LIQUIDATION_INPUT", [
    ...within("|profit|", Math.abs(profit), 0, Number.MAX_VALUE),
    ...within("equity", equity, 0, Number.MAX_VALUE, true),
    ...within("leverage", leverage, 0, Number.MAX_VALUE),
  ]);
  return (profit / equity) * leverage;
}

/**
 * Takes a deficit from profits one after another, the highest rank first and each to its end.
 *
 * Kept for comparison with water-filling: one account may lose everything where its neighbour loses nothing. Ties go by position in the list.
 *
 * @param deficit Quote currency, unsigned.
 * @param profits Unrealised results, signed; losses give up nothing.
 * @param ranks One per profit.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * queueCuts(300, [600, 300, 100], [12, 0.75, 25]).haircuts // [200, 0, 100]
 */
export function queueCuts(deficit: number, profits: readonly number[], ranks: readonly number[]): ProfitHaircut {
  refuse("LIQUIDATION_INPUT", [
    ...within("deficit", deficit, 0, Number.MAX_VALUE),
    ...within("ranks.length", ranks.length, profits.length, profits.length),
  ]);
  const haircuts = profits.map(() => 0);
  let uncovered = deficit;
  for (const i of profits.map((_, at) => at).sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0))) {
    const cut = Math.min(uncovered, Math.max(0, profits[i] ?? 0));
    haircuts[i] = cut;
    uncovered -= cut;
  }
  return { haircuts, uncovered };
}

/**
 * Shares a deficit over profits by profit times leverage, each at most its profit; what the caps leave is uncovered and may be shared again.
 *
 * Kept for comparison with water-filling. Source: our reading of Chitra 2025 (arXiv 2512.01112).
 *
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * leverageHaircut(300, [600, 300, 100], [20, 5, 50]).haircuts[1] // 24.324324324324326
 */
export function leverageHaircut(deficit: number, profits: readonly number[], leverages: readonly number[]): ProfitHaircut {
  refuse("LIQUIDATION_INPUT", [
    ...within("deficit", deficit, 0, Number.MAX_VALUE),
    ...within("leverages.length", leverages.length, profits.length, profits.length),
    ...leverages.flatMap((leverage, i) => within(`leverages[${i}]`, leverage, 0, Number.MAX_VALUE)),
  ]);
  const weights = profits.map((profit, i) => Math.max(0, profit) * (leverages[i] ?? 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const haircuts = weights.map((weight, i) => (weight > 0 ? Math.min((deficit * weight) / total, profits[i] ?? 0) : 0));
  return { haircuts, uncovered: Math.max(0, deficit - haircuts.reduce((sum, cut) => sum + cut, 0)) };
}
