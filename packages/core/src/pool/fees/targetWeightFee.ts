import { refuse, within } from "../../market/refuse.ts";

/** A trade that changes how much of one asset a pool holds; quote units. */
export interface WeightTrade {
  readonly held: number;
  /** Signed; positive adds to the pool. Removing more than is held counts as removing all. */
  readonly change: number;
  /** What the pool should hold. */
  readonly target: number;
}

/** Fractions of the trade. */
export interface WeightFeeRates {
  /** Charged whatever the trade does. */
  readonly base: number;
  /** Charged at most in addition, one whole target away from the target. */
  readonly tax: number;
  /** The fee is never below it. */
  readonly minimum: number;
}

/**
 * How much a trade moves a pool away from (positive) or towards (negative) its target, quote units; multiplied by the tax it is what the trade pays or
 * saves.
 */
export type WeightLaw = (trade: WeightTrade) => number;

/** Holding after a trade. */
export const heldAfter = ({ held, change }: WeightTrade): number => Math.max(0, held + change);

/**
 * Fee of a trade with a pool of target weights, quote units: `max(minimum |change|, base |change| + tax law(trade))`.
 *
 * @param law e.g. `closedDistance`, or GLP's `initialDistance`
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * targetWeightFee({ held: 150, change: -50, target: 100 }, { base: 0.003, tax: 0.005, minimum: 0 }, closedDistance) // 0.0875
 */
export function targetWeightFee(trade: WeightTrade, { base, tax, minimum }: WeightFeeRates, law: WeightLaw): number {
  refuse("POOL_INPUT", [
    ...within("held", trade.held, 0, Number.MAX_VALUE),
    ...within("|change|", Math.abs(trade.change), 0, Number.MAX_VALUE),
    ...within("target", trade.target, 0, Number.MAX_VALUE),
    ...within("base", base, 0, 1),
    ...within("tax", tax, 0, 1),
    ...within("minimum", minimum, -1, 1),
  ]);
  const size = Math.abs(trade.change);
  return Math.max(minimum * size, base * size + tax * law(trade));
}
