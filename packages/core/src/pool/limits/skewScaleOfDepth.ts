import { refuse, within } from "../../market/refuse.ts";

/**
 * Skew scale at which a skew-priced pool is as deep as the outside market: `depth / (2 move)`.
 *
 * A trade as large as the depth then fills, on average, `move` away: half of its own skew over the scale. Source: Mars Protocol's open-interest caps.
 *
 * @param depth Base units that rest within `move` of the mid.
 * @param move Fraction of the price.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * skewScaleOfDepth(840_000, 0.02) // 21_000_000
 */
export function skewScaleOfDepth(depth: number, move: number): number {
  refuse("POOL_INPUT", [...within("depth", depth, 0, Number.MAX_VALUE), ...within("move", move, 0, Number.MAX_VALUE, true)]);
  return depth / (2 * move);
}
