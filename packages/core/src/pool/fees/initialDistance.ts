import { heldAfter, type WeightTrade } from "./targetWeightFee.ts";

/**
 * GLP's law of target weights, kept for comparison: a trade that ends nearer to the target saves the whole initial distance on its whole size, any other
 * pays the mean of both distances.
 *
 * Its flaws: one unit saves at the same rate as a full rebalance, and a trade through the target to almost as far on the other side is still rewarded.
 * Source: GMX v1 (GLP), JLP.
 *
 * @returns Quote units; positive: away from the target.
 * @example
 * initialDistance({ held: 150, change: -50, target: 100 }) // -25
 */
export function initialDistance(trade: WeightTrade): number {
  const { held, change, target } = trade;
  if (target === 0) return 0;
  const size = Math.abs(change);
  const [before, now] = [Math.abs(held - target), Math.abs(heldAfter(trade) - target)];
  if (now < before) return (-size * before) / target;
  // The share first: a tiny target would cost the product its digits.
  return size * (Math.min((before + now) / 2, target) / target);
}
