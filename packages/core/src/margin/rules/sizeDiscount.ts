import { refuse, within } from "../../market/refuse.ts";

/** Weight an infinitely small holding would have before its own ceiling. */
const HEADROOM = 1.1;

/**
 * Collateral weight that falls with the square root of the holding: `min(weight, 1.1 / (1 + factor sqrt(size)))`.
 *
 * The same law discounts an unrealised profit, with the profit as its size. Source: Drift v2.
 *
 * @param weight Ceiling, fraction.
 * @param size Units of the asset, unsigned.
 * @param factor per square root of a unit
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * sizeDiscount(1, 10_000, 0.001) // 1
 */
export function sizeDiscount(weight: number, size: number, factor: number): number {
  refuse("MARGIN_INPUT", [
    ...within("weight", weight, 0, Number.POSITIVE_INFINITY),
    ...within("size", size, 0, Number.POSITIVE_INFINITY),
    ...within("factor", factor, 0, Number.POSITIVE_INFINITY),
  ]);
  return factor === 0 ? weight : Math.min(weight, HEADROOM / (1 + factor * Math.sqrt(size)));
}
