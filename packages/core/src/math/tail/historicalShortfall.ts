import { domainError } from "../domain.ts";

/** A tail of losses, positive. */
export interface Shortfall {
  /** Loss exceeded with probability `1 - level`. */
  readonly valueAtRisk: number;
  /** Mean loss of the worst `1 - level`. */
  readonly expectedShortfall: number;
}

/**
 * Historical value at risk and expected shortfall; the atom at the edge of the tail counts with the fraction that belongs to it, so the
 * measure is coherent (Acerbi and Tasche 2002).
 *
 * @param losses at least one, any order, positive when something was lost
 * @param level e.g. 0.99, inside [0, 1)
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * historicalShortfall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.85) // { valueAtRisk: 9, expectedShortfall: 9.666666666666666 }
 */
export function historicalShortfall(losses: ArrayLike<number>, level: number): Shortfall {
  if (!(level >= 0 && level < 1)) throw domainError("level", level, "must lie inside [0, 1)");
  const n = losses.length;
  if (n === 0) throw domainError("losses", n, "must hold at least one value");
  const sorted = Float64Array.from(losses).sort();
  const weight = (1 - level) * n;
  // Rounding must not turn a tail of exactly k values into k plus a crumb.
  const whole = Math.floor(weight + 1e-9);
  const crumb = Math.max(0, weight - whole);
  let sum = 0;
  for (let i = n - 1; i >= n - whole; i--) sum += sorted[i] as number;
  const edge = sorted[Math.max(0, n - whole - 1)] as number;
  const valueAtRisk = crumb > 1e-9 * n ? edge : (sorted[n - whole] as number);
  return { valueAtRisk, expectedShortfall: (sum + crumb * edge) / Math.max(weight, whole) };
}
