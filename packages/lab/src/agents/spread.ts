import type { Range } from "./agentsFile.ts";

/**
 * Gives member `number` of a group its value: geometric steps from the lowest to the highest.
 *
 * @param range Lowest and highest, both positive.
 * @param number From 0 to count - 1.
 * @example
 * spread([1, 100], 1, 3); // 10
 */
export function spread(range: Range, number: number, count: number): number {
  const [low, high] = range;
  return count < 2 ? Math.sqrt(low * high) : low * (high / low) ** (number / (count - 1));
}
