import { refuse, within } from "../../market/refuse.ts";

/**
 * Loss versus rebalancing of any curve without a fee: `sigma^2 P^2 |x*'(P)| / 2`, quote units per unit of time.
 *
 * `x*(P)` is what the curve holds of the base at price `P`; the steeper it falls, the more it sells at stale prices. Source: Milionis, Moallemi,
 * Roughgarden and Zhang 2022 (arXiv 2208.06046).
 *
 * @param sigma Standard deviation of the log price over one unit of time.
 * @param slope `dx* / dP`, base units per quote, of either sign.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * rebalancingLoss(0.05, 100, -0.5) // 6.25 a day
 */
export function rebalancingLoss(sigma: number, price: number, slope: number): number {
  refuse("POOL_INPUT", [
    ...within("sigma", sigma, 0, Number.MAX_VALUE),
    ...within("price", price, 0, Number.MAX_VALUE, true),
    ...within("|slope|", Math.abs(slope), 0, Number.MAX_VALUE),
  ]);
  return (sigma * sigma * price * price * Math.abs(slope)) / 2;
}

/**
 * The same as a fraction of the pool's value, for a pool that keeps a share of its value in the base: `sigma^2 w (1 - w) / 2`, `sigma^2 / 8` at one half.
 *
 * @param weight Share of the base, 0 to 1.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * weightedPoolLoss(0.05, 0.5) // 0.0003125: 3.125 bp a day
 */
export function weightedPoolLoss(sigma: number, weight: number): number {
  refuse("POOL_INPUT", [...within("sigma", sigma, 0, Number.MAX_VALUE), ...within("weight", weight, 0, 1)]);
  return (sigma * sigma * weight * (1 - weight)) / 2;
}

/**
 * Share of that loss which arbitrageurs take from a pool with a fee when blocks come at random: `1 / (1 + sqrt(2) fee / (sigma sqrt(dt)))`.
 *
 * It is also the probability that a block holds an arbitrage trade. Source: Milionis, Moallemi and Roughgarden 2023 (arXiv 2305.14604).
 *
 * @param fee One-sided: a trade's fee as a fraction.
 * @param blockTime Mean time between blocks, in the unit of `sigma`.
 * @returns 1 without a fee, 0 when nothing moves
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * poissonTradeShare(0.05, 0.003, 12 / 86_400) // 0.122 of it: sigma is per day
 */
export function poissonTradeShare(sigma: number, fee: number, blockTime: number): number {
  refuse("POOL_INPUT", [
    ...within("sigma", sigma, 0, Number.MAX_VALUE),
    ...within("fee", fee, 0, Number.MAX_VALUE),
    ...within("blockTime", blockTime, 0, Number.MAX_VALUE),
  ]);
  if (fee === 0) return 1;
  const moved = sigma * Math.sqrt(blockTime);
  return moved === 0 ? 0 : 1 / (1 + (Math.SQRT2 * fee) / moved);
}
