import { domainError } from "../domain.ts";
import { betaCdf } from "./betaCdf.ts";

/** Order statistics that enclose a quantile, whatever the distribution. */
export interface QuantileRanks {
  /** 1-based rank of the lower end; 0 when no order statistic is low enough. */
  readonly low: number;
  /** 1-based rank of the upper end; n + 1 when none is high enough. */
  readonly high: number;
  /** Probability that the interval holds the quantile. */
  readonly coverage: number;
}

/**
 * Distribution-free confidence interval of a quantile from the ranks of n independent values (Wilks 1941): rank r lies above the quantile
 * with probability `1 - betaCdf(level, r, n - r + 1)`.
 *
 * @param n positive integer
 * @param level of the quantile, inside (0, 1)
 * @param confidence inside (0, 1), split evenly between the ends
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * quantileRanks(100, 0.5, 0.95) // { low: 40, high: 61, coverage: 0.9648 }
 */
export function quantileRanks(n: number, level: number, confidence: number): QuantileRanks {
  if (!(Number.isInteger(n) && n > 0)) throw domainError("n", n, "must be a positive integer");
  if (!(level > 0 && level < 1)) throw domainError("level", level, "must lie inside (0, 1)");
  if (!(confidence > 0 && confidence < 1)) throw domainError("confidence", confidence, "must lie inside (0, 1)");
  const miss = (1 - confidence) / 2;
  // Probability that at least r of the values are at or below the quantile.
  const reached = (r: number) => (r === 0 ? 1 : r > n ? 0 : betaCdf(level, r, n - r + 1));
  const low = lastRank(n, (r) => reached(r) >= 1 - miss);
  const high = lastRank(n, (r) => reached(r) > miss) + 1;
  return { low, high, coverage: reached(low) - reached(high) };
}

/** The largest rank from 0 to n that satisfies a condition which holds at 0 and, once false, stays false. */
function lastRank(n: number, holds: (rank: number) => boolean): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
