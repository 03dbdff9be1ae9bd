/**
 * What is left of a quantity that halves every half-life; exact for any spacing: `decay(a + b) = decay(a) * decay(b)`.
 *
 * @param elapsed time passed, not negative, in the unit of `halfLife`
 * @param halfLife positive; Infinity never decays
 * @example
 * decay(60_000, 60_000) // 0.5
 */
export function decay(elapsed: number, halfLife: number): number {
  return elapsed <= 0 ? 1 : Math.exp((-Math.LN2 * elapsed) / halfLife);
}
