/** Which limit, if any, decided the rate. */
export type RateLimit = "none" | "cap" | "step";

/** A rate inside its cap and its rate-of-change cap, and which of them bit. */
export interface LimitedRate {
  readonly rate: number;
  readonly limit: RateLimit;
}

/**
 * Holds a rate inside `[-cap, cap]` and within `maxStep` of the previous rate.
 *
 * @param wanted Fraction per second.
 * @param cap Largest |rate|, fraction per second.
 * @param previous Rate in force, or null when there is none (then only the cap applies).
 * @param maxStep Largest change since `previous`, fraction per second.
 * @example
 * limitRate(5e-7, 4e-7, null, 0) // { rate: 4e-7, limit: "cap" }
 */
export function limitRate(wanted: number, cap: number, previous: number | null, maxStep: number): LimitedRate {
  const capped = Math.max(-cap, Math.min(cap, wanted));
  const byCap: RateLimit = capped === wanted ? "none" : "cap";
  if (previous === null) return { rate: capped, limit: byCap };
  // A previous rate outside a lowered cap must not carry the result past the cap.
  const stepped = Math.max(-cap, Math.min(cap, Math.max(previous - maxStep, Math.min(previous + maxStep, capped))));
  return { rate: stepped, limit: stepped === capped ? byCap : "step" };
}
