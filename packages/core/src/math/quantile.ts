import { EvenkeelError } from "../market/errors.ts";

/**
 * Quantile with linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
 *
 * @param values at least one number, any order
 * @param level 0 to 1
 * @throws EvenkeelError `MATH_EMPTY`, `MATH_LEVEL`
 * @example
 * quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantile(values: readonly number[], level: number): number {
  if (!(level >= 0 && level <= 1)) {
    throw new EvenkeelError({
      code: "MATH_LEVEL",
      message: "a quantile level lies between 0 and 1",
      field: "level",
      value: level,
      remedy: "Pass a fraction, not a percentage.",
    });
  }
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * level;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  if (low === undefined || high === undefined) {
    throw new EvenkeelError({
      code: "MATH_EMPTY",
      message: "a quantile needs at least one value",
      field: "values",
      value: "[]",
      remedy: "Check the count first.",
    });
  }
  return low + (high - low) * (position - Math.floor(position));
}
