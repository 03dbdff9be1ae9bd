import type { InterestParameters } from "../interestParameters.ts";
import { kinkedRate } from "../kinkedRate.ts";

/** A pool that lends; one unit throughout. */
export interface Reserve {
  readonly debt: number;
  readonly available: number;
  /** Claims on the pool that nothing backs yet; they dilute the suppliers, not the borrowers. */
  readonly unbacked: number;
  /** Share of the borrowers' interest that the pool keeps. */
  readonly reserveFactor: number;
}

/** The curve alone, without parity. */
export type ReserveCurve = Pick<InterestParameters, "base" | "slopeBelow" | "slopeAbove" | "kink">;

/** Rates in the curve's unit. */
export interface ReserveRates {
  readonly utilisation: number;
  readonly borrow: number;
  /** What the borrowers' interest is per unit supplied, before the pool's share. */
  readonly supplyBeforeReserve: number;
  readonly supply: number;
}

/**
 * Borrow and supply rate of a lending pool on the kinked curve.
 *
 * Without debt the borrow rate is the base and suppliers earn nothing. Source: Aave v3.
 *
 * @example
 * reserveRates({ debt: 80, available: 20, unbacked: 0, reserveFactor: 0.1 }, { base: 0.01, slopeBelow: 0.04, slopeAbove: 0.6, kink: 0.8 }).supply // 0.036 (up to rounding)
 */
export function reserveRates({ debt, available, unbacked, reserveFactor }: Reserve, curve: ReserveCurve): ReserveRates {
  if (debt <= 0) return { utilisation: 0, borrow: curve.base, supplyBeforeReserve: 0, supply: 0 };
  const utilisation = debt / (debt + available);
  const borrow = kinkedRate(utilisation, { ...curve, parityShare: 0, parityPremium: 1, max: Number.MAX_VALUE });
  const supplyBeforeReserve = (borrow * debt) / (debt + available + unbacked);
  return { utilisation, borrow, supplyBeforeReserve, supply: supplyBeforeReserve * (1 - reserveFactor) };
}
