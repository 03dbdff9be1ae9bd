/**
 * Holds a value inside an interval.
 *
 * @param value any finite number
 * @param low lower end, at most `high`
 * @param high upper end
 * @example
 * clamp(1.2, -1, 1) // 1
 */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
