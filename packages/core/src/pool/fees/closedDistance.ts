import { heldAfter, type WeightTrade } from "./targetWeightFee.ts";

/** Integral of `min(distance, target) / target` from the target outwards. */
const chargeUpTo = (distance: number, target: number): number =>
  distance <= target && target > 0 ? (distance * distance) / (2 * target) : distance - target / 2;

/**
 * Our law of target weights: leaving the target is charged by the integral of the relative distance, closing it is rewarded by the same integral of the
 * distance that was **closed**, and what goes past the target leaves it on the other side.
 *
 * The reward of a small step is thus small in rate as well (half of it earns a quarter), splitting a rebalance only loses, overshoot pays, and no closed
 * walk of the holding earns anything whatever the rates, because `c^2 <= d^2 - (d - c)^2` for `c <= d`. An asset without a target earns nothing.
 *
 * @returns Quote units; positive: away from the target.
 * @example
 * closedDistance({ held: 150, change: -50, target: 100 }) // -12.5
 */
export function closedDistance(trade: WeightTrade): number {
  const { held, target } = trade;
  const after = heldAfter(trade);
  const [before, now] = [Math.abs(held - target), Math.abs(after - target)];
  const crosses = held > target ? after < target : after > target && held < target;
  if (!crosses && now >= before) return chargeUpTo(now, target) - chargeUpTo(before, target);
  const closed = crosses ? before : before - now;
  const reward = target > 0 ? chargeUpTo(closed, target) : 0;
  return (crosses ? chargeUpTo(now, target) : 0) - reward;
}
