import { domainError } from "../domain.ts";

/**
 * Mean of the worst `floor(n * share)` values: the empirical expected shortfall of a lower tail, in the values' own sign.
 *
 * @param values any order; losses are the low ones
 * @param share of the values, inside (0, 1]
 * @returns null when the share holds no whole value
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * worstMean([-3, -2, -1, -0.5, 0, 0.2, 0.4, 1, 1.5, 2], 0.2) // -2.5
 */
export function worstMean(values: ArrayLike<number>, share: number): number | null {
  if (!(share > 0 && share <= 1)) throw domainError("share", share, "must lie inside (0, 1]");
  const count = Math.floor(values.length * share);
  if (count === 0) return null;
  const sorted = Float64Array.from(values).sort();
  let sum = 0;
  for (let i = 0; i < count; i++) sum += sorted[i] as number;
  return sum / count;
}
