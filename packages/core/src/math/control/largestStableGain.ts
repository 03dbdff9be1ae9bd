import { domainError } from "../domain.ts";

/**
 * Gain at which `x[t+1] = x[t] - gain * x[t - delay]` stops settling: `2 cos(pi delay / (2 delay + 1))`, i.e. 2 without delay and about
 * `pi / (2 delay + 1)` for a long one (Levin and May 1976).
 *
 * @param delay whole steps, not negative
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * largestStableGain(1) // 1: half of what the loop bears without delay
 */
export function largestStableGain(delay: number): number {
  if (!(Number.isInteger(delay) && delay >= 0)) throw domainError("delay", delay, "must be an integer that is not negative");
  return 2 * Math.cos((Math.PI * delay) / (2 * delay + 1));
}
