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
  const tail = betaCdf(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}
