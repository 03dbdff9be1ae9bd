import { absoluteInteger } from "../../math/integer/boundInteger.ts";

/** A trade with GLP in the integers of its contracts. */
export interface GlpTrade {
  readonly held: bigint;
  /** Unsigned. */
  readonly change: bigint;
  readonly adds: boolean;
  readonly target: bigint;
  readonly baseBps: bigint;
  readonly taxBps: bigint;
}

/**
 * GLP's dynamic fee in whole basis points, every division truncated as its contracts do it.
 *
 * `targetWeightFee` with `initialDistance` is the same law without the truncation. Source: GMX v1 (GLP).
 *
 * @example
 * glpFeeBps({ held: 29_700n, change: 20_000n, adds: false, target: 14_850n, baseBps: 100n, taxBps: 50n }) // 50n
 */
export function glpFeeBps({ held, change, adds, target, baseBps, taxBps }: GlpTrade): bigint {
  if (target === 0n) return baseBps;
  const removed = change > held ? 0n : held - change;
  const before = absoluteInteger(held - target);
  const after = absoluteInteger((adds ? held + change : removed) - target);
  if (after < before) {
    const rebate = (taxBps * before) / target;
    return rebate > baseBps ? 0n : baseBps - rebate;
  }
  const mean = (before + after) / 2n;
  return baseBps + (taxBps * (mean > target ? target : mean)) / target;
}
