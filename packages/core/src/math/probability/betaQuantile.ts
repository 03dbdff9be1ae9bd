import { domainError } from "../domain.ts";
import { betaCdf } from "./betaCdf.ts";

/**
 * Inverse of `betaCdf` by bisection, down to neighbouring floats.
 *
 * @param level 0 to 1
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * betaQuantile(0.6875, 2, 3) // 0.5
 */
export function betaQuantile(level: number, a: number, b: number): number {
  if (!(level >= 0 && level <= 1)) throw domainError("level", level, "must lie between 0 and 1");
  if (level === 0 || level === 1) return level;
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (betaCdf(middle, a, b) < level) low = middle;
    else high = middle;
  }
}
