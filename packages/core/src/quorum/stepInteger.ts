import { clampInteger } from "./clampInteger.ts";
import { INT128_MAX } from "./encodeFixed.ts";

/**
 * Moves from `previous` towards `value` by at most `maxStepPerSecond * elapsed`, a product that saturates at the int128 maximum.
 *
 * @param maxStepPerSecond 0 means no limit.
 * @param elapsed Whole seconds, not negative.
 * @example
 * stepInteger(0n, 100n, 3n, 10n) // 30n
 */
export function stepInteger(previous: bigint, value: bigint, maxStepPerSecond: bigint, elapsed: bigint): bigint {
  if (maxStepPerSecond === 0n) return value;
  const product = maxStepPerSecond * elapsed;
  const reach = product > INT128_MAX ? INT128_MAX : product;
  return clampInteger(value, previous - reach, previous + reach);
}
