import { domainError } from "../domain.ts";

/**
 * Quasi-likelihood loss of a variance forecast, `realised/forecast - ln(realised/forecast) - 1`: 0 at a perfect forecast, and its ranking of
 * forecasts survives noise in the realised measure (Patton 2011).
 *
 * @param realised variance, positive
 * @param forecast variance, positive, same unit
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * qlike(1e-4, 2e-4) // 0.1931472
 */
export function qlike(realised: number, forecast: number): number {
  if (!(realised > 0 && forecast > 0)) throw domainError("variance", `${realised}, ${forecast}`, "must be two positive numbers");
  const ratio = realised / forecast;
  return ratio - Math.log(ratio) - 1;
}
