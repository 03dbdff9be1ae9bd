import { EvenkeelError } from "../../market/errors.ts";
import type { WeightedMedianRule } from "./recipe.ts";

/** Decimal weights such as 0.1 + 0.2 meet half of their sum only to the last bits. */
const TIE = 1e-12;

/**
 * Weighted median of sorted prices under a stated rule for the half and for a tie:
 *
 * - exact half, tie to the lower price: Hyperliquid, ours;
 * - exact half, tie to the mean with the next price: RedStone, CME CF;
 * - half rounded down, tie to the lower price: Connect's stake-weighted median, which therefore leans to the low side; of a single unit of stake half
 *   is none, so the lowest price wins with or without stake.
 *
 * @param sorted ascending, at least one with a positive weight
 * @param weights not negative
 * @throws EvenkeelError `MATH_EMPTY`
 * @example
 * weightedMedianBy([1, 2, 3, 4], [1, 1, 1, 1], { kind: "weightedMedian", half: "exact", tie: "mean" }) // 2.5
 */
export function weightedMedianBy(sorted: readonly number[], weights: readonly number[], rule: WeightedMedianRule): number {
  let total = 0;
  for (const weight of weights) total += weight;
  const half = rule.half === "floor" ? Math.floor(total / 2) : total / 2;
  const slack = rule.half === "floor" ? 0 : TIE * total;
  let cumulative = 0;
  for (let i = 0; i < sorted.length; i++) {
    const price = sorted[i];
    const weight = weights[i] ?? 0;
    if (price === undefined || (weight === 0 && rule.half === "exact")) continue;
    cumulative += weight;
    if (cumulative < half - slack) continue;
    if (rule.tie === "lower" || cumulative > half + slack) return price;
    const next = sorted.findIndex((_, j) => j > i && (weights[j] ?? 0) > 0);
    return next < 0 ? price : price + ((sorted[next] ?? price) - price) / 2;
  }
  throw new EvenkeelError({
    code: "MATH_EMPTY",
    message: "a weighted median needs at least one value with a positive weight",
    field: "weights",
    value: `[${weights.join(", ")}]`,
    remedy: "Check the total weight first.",
  });
}
