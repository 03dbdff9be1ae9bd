import { gammaCdf } from "./gammaCdf.ts";

/**
 * Cumulative distribution of the chi-square law.
 *
 * @param degrees of freedom, positive
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * chiSquareCdf(3.841459, 1) // 0.95
 */
export function chiSquareCdf(x: number, degrees: number): number {
  return gammaCdf(x / 2, degrees / 2);
}
