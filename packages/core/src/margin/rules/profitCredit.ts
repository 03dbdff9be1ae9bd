import { refuse, within } from "../../market/refuse.ts";

/** How much of an unsettled profit counts as margin. */
export interface ProfitCreditParameters {
  /** Share of a profit that counts, 0 to 1. */
  readonly weight: number;
  /** Most that counts per position, quote currency. */
  readonly cap: number;
  /** Net unsettled profit of the market's winners above which everybody's credit shrinks pro rata, quote currency. */
  readonly marketProfitLimit: number;
}

/**
 * What an unrealised profit or loss adds to the margin of its account: losses in full, profits discounted and capped.
 *
 * A profit is a claim on other traders' losses; it is worth no more than they can pay. Source: Drift v2's unsettled-profit weights, DESIGN "Valuation".
 *
 * @param profit Quote currency, signed.
 * @param marketProfit Net unsettled profit of all accounts in that market, quote currency.
 * @returns At most `min(profit, cap)`; the loss itself when negative.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * profitCredit(1_000, 0, { weight: 0.5, cap: 100, marketProfitLimit: 1e6 }) // 100
 */
export function profitCredit(profit: number, marketProfit: number, parameters: ProfitCreditParameters): number {
  const { weight, cap, marketProfitLimit } = parameters;
  refuse("MARGIN_INPUT", [
    ...within("profit", Math.abs(profit), 0, Number.MAX_VALUE),
    ...within("marketProfit", Math.abs(marketProfit), 0, Number.MAX_VALUE),
    ...within("weight", weight, 0, 1),
    ...within("cap", cap, 0, Number.POSITIVE_INFINITY),
    ...within("marketProfitLimit", marketProfitLimit, 0, Number.POSITIVE_INFINITY),
  ]);
  if (profit <= 0) return profit;
  const backed = marketProfit > marketProfitLimit ? marketProfitLimit / marketProfit : 1;
  return Math.min(cap, profit * weight * backed);
}
