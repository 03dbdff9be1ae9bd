import type { InterestParameters } from "./interestParameters.ts";
import { kinkedRate } from "./kinkedRate.ts";

/** The borrow rate and its two parts, fractions per second. */
export interface BorrowResult {
  readonly rate: number;
  readonly utilisation: number;
  readonly kinked: number;
  readonly parity: number;
}

/**
 * Borrow rate of the heavier side: the kinked curve, plus a share of the room above it that grows with the anchored premium.
 *
 * Parity reads the anchor that the chain accepted and nothing of funding; funding never reads the borrow rate, so the two cannot feed each other.
 *
 * @param utilisation Share of the pool's value that the market uses, 0 or more.
 * @param anchoredPremium Averaged premium of the last accepted vector, fraction, signed.
 * @returns Between the curve and `max`; even in the premium.
 * @example
 * borrowRate(0, 0, parameters).rate // parameters.base
 */
export function borrowRate(utilisation: number, anchoredPremium: number, parameters: InterestParameters): BorrowResult {
  const kinked = Math.min(parameters.max, kinkedRate(utilisation, parameters));
  const reach = Math.min(1, Math.abs(anchoredPremium) / parameters.parityPremium);
  const parity = (parameters.max - kinked) * parameters.parityShare * reach;
  return { rate: kinked + parity, utilisation, kinked, parity };
}
