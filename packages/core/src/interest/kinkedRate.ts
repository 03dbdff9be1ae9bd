import type { InterestParameters } from "./interestParameters.ts";

/**
 * Two straight lines that meet at the kink: `base + slopeBelow * u / kink`, then `+ slopeAbove * (u - kink) / (1 - kink)`.
 *
 * Utilisation is held inside 0 to 1. Source: Aave's default reserve strategy.
 *
 * @param utilisation Share of the pool's value that the market uses.
 * @returns Fraction per second.
 * @example
 * kinkedRate(0.8, { base: 0, slopeBelow: 1e-9, slopeAbove: 15e-9, kink: 0.8, ... }) // 1e-9
 */
export function kinkedRate(utilisation: number, parameters: InterestParameters): number {
  const { base, slopeBelow, slopeAbove, kink } = parameters;
  const used = Math.max(0, Math.min(1, utilisation));
  if (used <= kink) return base + (slopeBelow * used) / kink;
  return base + slopeBelow + (slopeAbove * (used - kink)) / (1 - kink);
}
