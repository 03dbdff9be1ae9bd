import { draw } from "./draw.ts";
import type { Key } from "./key.ts";

/**
 * Draws a standard normal number from its keys (Box and Muller 1958, cosine branch).
 *
 * @param seed Safe integer, the run's seed.
 * @param keys As for `draw`; two uniforms are taken at these keys followed by 1 and 2.
 * @returns Mean 0, variance 1, |value| < 8.6.
 * @throws EvenkeelError `RANDOM_KEY_INVALID` when a key is no safe integer or string.
 * @example
 * normal(1, 7, 42, "shock"); // 0.7227179834238567
 */
export function normal(seed: number, ...keys: readonly Key[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw(seed, ...keys, 1)));
  return radius * Math.cos(2 * Math.PI * draw(seed, ...keys, 2));
}
