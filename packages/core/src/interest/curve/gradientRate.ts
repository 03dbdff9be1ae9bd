/** Two straight lines that meet at a breakpoint, each by its gradient per percentage point of utilisation. */
export interface GradientCurve {
  readonly lowGradient: number;
  /** Utilisation, 0 to 1. */
  readonly breakpoint: number;
  readonly highGradient: number;
}

/**
 * Rate by two gradients per percentage point: the low one up to the breakpoint, the high one beyond.
 *
 * With all parameters at 0 the rate is 0. Source: Synthetix v3 perps (interest on locked open interest).
 *
 * @param utilisation 0 or more.
 * @returns In the gradients' unit, e.g. fraction per year.
 * @example
 * gradientRate(0.8, { lowGradient: 0.0003, breakpoint: 0.75, highGradient: 0.01 }) // 0.0725 (up to rounding)
 */
export function gradientRate(utilisation: number, { lowGradient, breakpoint, highGradient }: GradientCurve): number {
  const below = Math.min(utilisation, breakpoint);
  const above = Math.max(0, utilisation - breakpoint);
  return 100 * (below * lowGradient + above * highGradient);
}
