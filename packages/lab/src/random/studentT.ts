import { draw } from "./draw.ts";
import type { Key } from "./key.ts";

/**
 * Draws a Student-t number from its keys by Bailey's polar form (Mathematics of Computation 62, 1994), exact for any positive degrees.
 *
 * @param degrees Degrees of freedom, positive; the variance is degrees / (degrees - 2) above 2.
 * @param seed Safe integer, the run's seed.
 * @param keys As for `draw`; two uniforms are taken at these keys followed by 1 and 2.
 * @returns Median 0, unit scale.
 * @throws EvenkeelError `RANDOM_KEY_INVALID` when a key is no safe integer or string.
 * @example
 * studentT(3, 1, 7, 42, "jump"); // -0.6116900263562833
 */
export function studentT(degrees: number, seed: number, ...keys: readonly Key[]): number {
  const radius = Math.sqrt(degrees * ((1 - draw(seed, ...keys, 1)) ** (-2 / degrees) - 1));
  return radius * Math.cos(2 * Math.PI * draw(seed, ...keys, 2));
}
