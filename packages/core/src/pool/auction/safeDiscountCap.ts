import { refuse, within } from "../../market/refuse.ts";
import { closedDistance } from "../fees/closedDistance.ts";
import type { WeightFeeRates } from "../fees/targetWeightFee.ts";

/**
 * Largest cap of a rebalance auction at which nobody can push a balanced pool out of its band and buy the asset back at a profit.
 *
 * Pushing an asset by a relative distance `d` costs `base + tax (d / 2)` per unit (less quickly beyond one target), and that rate only grows with `d`;
 * so the cheapest push is to the edge of the band, and a discount of at most its rate never pays for it.
 *
 * @param rates Of the fees by target weight.
 * @param band Relative distance from its target beyond which an auction opens, above 0.
 * @returns Fraction of the index.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * safeDiscountCap({ base: 0.003, tax: 0.005, minimum: 0 }, 0.2) // 0.0035
 */
export function safeDiscountCap({ base, tax }: WeightFeeRates, band: number): number {
  refuse("POOL_INPUT", [...within("base", base, 0, 1), ...within("tax", tax, 0, 1), ...within("band", band, 0, Number.MAX_VALUE, true)]);
  return base + (tax * closedDistance({ held: 1, change: band, target: 1 })) / band;
}
