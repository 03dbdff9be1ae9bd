import { refuse, within } from "../../market/refuse.ts";

/**
 * Size of the trade that brings `ratioFunding` back to zero after a move of the price, when both sides were equal: `interest (price / mark - 1)`.
 *
 * Positive: a long, which a risen price invites; it is the largest trade that the fee of `feeWindow` must leave worth while. Source: Chitra et al. 2025
 * (arXiv 2502.06028), section 2.3.2.
 *
 * @param interest Open interest of each side before it.
 * @param price Outside price.
 * @param mark Price of the perpetual, above 0.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * fundingArbitrage(1_000, 2_200, 2_000) // 100
 */
export function fundingArbitrage(interest: number, price: number, mark: number): number {
  refuse("POOL_INPUT", [
    ...within("interest", interest, 0, Number.MAX_VALUE),
    ...within("price", price, 0, Number.MAX_VALUE),
    ...within("mark", mark, 0, Number.MAX_VALUE, true),
  ]);
  return interest * (price / mark - 1);
}
