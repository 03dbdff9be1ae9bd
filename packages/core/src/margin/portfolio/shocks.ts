import { logMoneyness } from "../../math/logMoneyness.ts";
import type { SkewShock, StaticDiscount, VolatilityShock } from "./parameters.ts";

const DAYS = 30;
export const SECONDS_PER_DAY = 86_400;
export const SECONDS_PER_YEAR = 365 * SECONDS_PER_DAY;

/**
 * Relative volatility shock of a tenor, `range (30 / days)^power`: short options' volatilities move more.
 *
 * Source: Deribit portfolio margin (0.38 and 0.3; formerly 0.4 and 0.5), Derive PMRM_2.
 *
 * @example
 * tenorShock(15, 0.38, 0.3) // 0.467835
 */
export function tenorShock(days: number, range: number, power: number): number {
  return range === 0 ? 0 : range * (DAYS / days) ** power;
}

/** Factors on volatility when it rises and falls. */
export interface VolatilityFactors {
  readonly up: number;
  readonly down: number;
}

/**
 * Factors on an expiry's volatilities in the up and down scenarios; the lower one never below 0.
 *
 * Source: Derive PMRM_2.
 * @example
 * volatilityFactors(30 * 86_400, PMRM2_PARAMETERS.volatilityShock) // { up: 1.5, down: 0.7 }
 */
export function volatilityFactors(secondsToExpiry: number, shock: VolatilityShock): VolatilityFactors {
  const days = secondsToExpiry / SECONDS_PER_DAY;
  const power = days <= DAYS ? shock.shortTermPower : shock.longTermPower;
  const tenor = Math.max(days, shock.leastDays);
  return { up: 1 + tenorShock(tenor, shock.rangeUp, power), down: Math.max(0, 1 - tenorShock(tenor, shock.rangeDown, power)) };
}

/**
 * Factor on a strike's volatility when the smile tilts (linear in log-moneyness) or its wings rise (by its size), up to a cap.
 *
 * The cap is reached at an estimate of where the smile flattens out. Source: Derive PMRM_2.
 *
 * @param forward before the scenario
 * @example
 * skewFactor("linearSkew", 100, 100, 0.25, shock) // 1: the money does not move
 */
export function skewFactor(move: "linearSkew" | "absoluteSkew", forward: number, strike: number, years: number, shock: SkewShock): number {
  const root = Math.sqrt(years);
  const linear = move === "linearSkew";
  const cap = linear ? shock.linearCap + shock.linearCapPerRootYear * root : shock.absoluteCap + shock.absoluteCapPerRootYear * root;
  const moneyness = -logMoneyness(forward, strike);
  const k = linear ? moneyness : Math.abs(moneyness);
  if (k === 0) return Math.max(0, 1 + Math.min(cap, 0));
  const width = Math.max(shock.leastWidth, root * shock.widthScale * (shock.widthVolatility + root * shock.widthVolatilityPerRootYear));
  const proportional = (k * cap) / width;
  return Math.max(0, 1 + (k > 0 ? Math.min(cap, proportional) : Math.max(-cap, proportional)));
}

/** Factors on a shocked expiry's value. */
export interface DiscountFactors {
  /** Where it is positive. */
  readonly positive: number;
  readonly negative: number;
}

/**
 * Static discount of an expiry: gains shrink by a base and by carry, losses grow, at most to their undiscounted amount.
 *
 * Source: Derive PMRM_2.
 *
 * @param discount discount factor of the expiry
 * @example
 * staticDiscount(0, 0.1, 1, { long: 0.95, short: 1.04, ... }) // { positive: 0.95, negative: 1 }
 */
export function staticDiscount(years: number, rate: number, discount: number, shape: StaticDiscount): DiscountFactors {
  const positive = shape.long * Math.exp(-years * (rate * shape.longRateFactor + shape.longRateAdd));
  const negative = shape.short * Math.exp(years * (rate * shape.shortRateFactor + shape.shortRateAdd));
  return { positive, negative: Math.min(negative, 1 / discount) };
}
