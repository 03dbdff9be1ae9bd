import { integerSquareRoot } from "../../math/integerSquareRoot.ts";

/**
 * Integer twin of `sizePremium`: ratio in ten-thousandths, every division rounded down.
 *
 * Source: Drift v2.
 *
 * @param ratio ten-thousandths
 * @param size billionths of a base unit, unsigned
 * @param factor millionths per square root of a base unit; 0 switches the premium off
 * @example
 * sizePremiumUnits(11_000n, 1_000_000_000_000n, 10_000n) // 11_962n
 */
export function sizePremiumUnits(ratio: bigint, size: bigint, factor: bigint): bigint {
  if (factor === 0n) return ratio;
  // The root of ten times the billionths is a hundred-thousandth of a root of a unit.
  const premium = ratio - ratio / 5n + (integerSquareRoot(size * 10n + 1n) * factor) / 10_000_000n;
  return premium > ratio ? premium : ratio;
}
