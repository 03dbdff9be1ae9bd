/**
 * The integer held inside `[-most, most]`.
 *
 * @param most not negative
 * @example
 * boundInteger(-9n, 5n) // -5n
 */
export function boundInteger(value: bigint, most: bigint): bigint {
  return value > most ? most : value < -most ? -most : value;
}

/**
 * |value| of an integer.
 *
 * @example
 * absoluteInteger(-3n) // 3n
 */
export function absoluteInteger(value: bigint): bigint {
  return value < 0n ? -value : value;
}
