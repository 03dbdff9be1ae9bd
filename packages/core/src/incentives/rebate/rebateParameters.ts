import type { Violation } from "../../market/refuse.ts";

/** One, in fixed point. */
export const WAD = 10n ** 18n;

/** How rebates and charges follow the basis; 1e-18. */
export interface RebateParameters {
  /** Rebate per second, per unit of depth, per unit of basis beyond the dead band. */
  readonly rateWad: bigint;
  /** Basis up to which nothing is paid or charged. */
  readonly deadBandWad: bigint;
  /** Basis beyond the dead band above which rebates grow no further, so that pushing the price is not paid without end. */
  readonly maxBasisWad: bigint;
  /** Charge per unit of notional, per unit of basis beyond the dead band, on trades that widen it. */
  readonly chargeWad: bigint;
  /** Seconds that an order must have rested; cancelled earlier it earns nothing. */
  readonly minimumRestSeconds: bigint;
}

/** Violations of rebate parameters: none may be negative. */
export function rebateViolations(parameters: RebateParameters): Violation[] {
  return Object.entries(parameters).flatMap(([field, value]) => (value >= 0n ? [] : [{ field, value, rule: "must not be negative" }]));
}

/** The part of a basis that counts: its size beyond the dead band, 1e-18. */
export function countedBasis(basisWad: bigint, deadBandWad: bigint): bigint {
  const size = basisWad < 0n ? -basisWad : basisWad;
  return size > deadBandWad ? size - deadBandWad : 0n;
}
