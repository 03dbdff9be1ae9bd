/**
 * Holds an integer inside `[min, max]`.
 *
 * @example
 * clampInteger(7n, 0n, 5n) // 5n
 */
export function clampInteger(value: bigint, min: bigint, max: bigint): bigint {
  if (value < min) return min;
  return value > max ? max : value;
}
