import { domainError } from "../domain.ts";
import { betaCdf } from "./betaCdf.ts";

/**
 * Cumulative distribution of Student's law.
 *
 * @param degrees of freedom, positive
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * studentTCdf(2.228139, 10) // 0.975
 */
export function studentTCdf(t: number, degrees: number): number {
  if (!(degrees > 0)) throw domainError("degrees", degrees, "must be positive");
  const square = t * t;
  // Near the centre the first argument would round to 1; its complement does not.
  const tail =
    square > 4
      ? betaCdf(degrees / (degrees + square), degrees / 2, 0.5) / 2
      : (1 - betaCdf(square / (degrees + square), 0.5, degrees / 2)) / 2;
  return t > 0 ? 1 - tail : tail;
}
