import { domainError } from "../domain.ts";
import type { Shortfall } from "./historicalShortfall.ts";

/** A Pareto tail fitted to the largest losses. */
export interface HillTail {
  /** Tail index: P(loss > x) falls as x to minus this power. */
  readonly index: number;
  /** Of the index, index / sqrt(k) for independent losses. */
  readonly standardError: number;
  /** The loss where the tail begins. */
  readonly threshold: number;
  /** Share of all losses beyond it. */
  readonly share: number;
}

/**
 * Tail index by the mean log excess of the k largest losses over the next one (Hill 1975).
 *
 * @param losses any order; gains may be in it as negative numbers
 * @param k losses in the tail, at least 2 and fewer than there are
 * @returns null when the threshold is not positive or the tail is a single value
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * hillTail([1, 1, 1, 1, 2, 4], 2)?.index // 0.9618 = 1 / mean(ln 2, ln 4)
 */
export function hillTail(losses: ArrayLike<number>, k: number): HillTail | null {
  const n = losses.length;
  if (!(Number.isInteger(k) && k >= 2 && k < n)) throw domainError("k", k, "must be an integer from 2 to one less than the losses");
  const sorted = Float64Array.from(losses).sort();
  const threshold = sorted[n - 1 - k] as number;
  if (!(threshold > 0)) return null;
  let excess = 0;
  for (let i = n - k; i < n; i++) excess += Math.log((sorted[i] as number) / threshold);
  if (!(excess > 0)) return null;
  const index = k / excess;
  return { index, standardError: index / Math.sqrt(k), threshold, share: k / n };
}

/**
 * Value at risk and expected shortfall beyond what was observed, from a Pareto tail (Weissman 1978; McNeil, Frey and Embrechts 2005, 7.2).
 *
 * @param level beyond the start of the tail, `1 - share <= level < 1`
 * @returns the expected shortfall is Infinity where the index is at most 1: such a tail has no mean
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * paretoShortfall({ index: 2, standardError: 0.1, threshold: 1, share: 0.04 }, 0.99) // { valueAtRisk: 2, expectedShortfall: 4 }
 */
export function paretoShortfall({ index, threshold, share }: HillTail, level: number): Shortfall {
  if (!(level >= 1 - share - 1e-12 && level < 1)) throw domainError("level", level, `must lie inside [${1 - share}, 1)`);
  const valueAtRisk = threshold * (share / (1 - level)) ** (1 / index);
  return { valueAtRisk, expectedShortfall: index > 1 ? (valueAtRisk * index) / (index - 1) : Infinity };
}
