import { draw } from "./draw.ts";
import type { Key } from "./key.ts";

/**
 * Draws an exponential number with the given mean from its keys.
 *
 * @param mean Positive, any unit; the result has the same unit.
 * @param seed Safe integer, the run's seed.
 * @param keys As for `draw`.
 * @returns Zero or more.
 * @throws EvenkeelError `RANDOM_KEY_INVALID` when a key is no safe integer or string.
 * @example
 * exponential(40, 1, 7, 42, "delay"); // 28.228454363867627
 */
export function exponential(mean: number, seed: number, ...keys: readonly Key[]): number {
  return -mean * Math.log(1 - draw(seed, ...keys));
}
