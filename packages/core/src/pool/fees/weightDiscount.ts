import { refuse, within } from "../../market/refuse.ts";

/** Weights of a pool's assets, in order. */
export interface WeightChange {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly target: readonly number[];
}

/**
 * Discount of a deposit that moves a pool's weights towards their targets, as the largest over the assets; never negative.
 *
 * An asset that comes nearer earns its initial relative distance, one that goes away costs the mean of both, one that stays is neutral. The same rule as
 * GLP's fee, with the same flaws. Source: Chitra et al. 2025 (arXiv 2502.06028), equation 11.
 *
 * @param base Discount without any move.
 * @param slope Discount per unit of relative distance.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * weightDiscount({ before: [0.3, 0.7], after: [0.45, 0.55], target: [0.5, 0.5] }, 0, 0.1) // 0.04
 */
export function weightDiscount({ before, after, target }: WeightChange, base: number, slope: number): number {
  refuse("POOL_INPUT", [
    ...within("after.length", after.length, before.length, before.length),
    ...within("target.length", target.length, before.length, before.length),
    ...target.flatMap((weight, i) => within(`target[${i}]`, weight, 0, Number.MAX_VALUE, true)),
    ...[...before, ...after].flatMap((weight) => within("weight", weight, 0, Number.MAX_VALUE)),
  ]);
  const moves = target.map((wanted, i) => {
    const [old, now] = [before[i] ?? 0, after[i] ?? 0];
    if (old === now) return 0;
    const [far, near] = [Math.abs((old - wanted) / wanted), Math.abs((now - wanted) / wanted)];
    return Math.abs(now - wanted) < Math.abs(old - wanted) ? slope * far : (-slope * (far + near)) / 2;
  });
  return Math.max(0, base + Math.max(Number.NEGATIVE_INFINITY, ...moves));
}
