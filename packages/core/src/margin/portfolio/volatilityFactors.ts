import { SECONDS_PER_DAY } from "./calendar.ts";
import type { VolatilityShock } from "./parameters.ts";

/** Tenor at which a shock is its plain range. */
const DAYS = 30;

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
