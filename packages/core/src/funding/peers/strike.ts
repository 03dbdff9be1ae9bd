import type { FundingSystem } from "../engine/fundingSystem.ts";
import { EIGHT_HOURS, HOUR } from "./periods.ts";

/**
 * Strike: impact premium with implausible impact prices replaced by the index, mean of the hour, interest added or damped, an eighth each hour.
 *
 * A damper of 0 adds the interest; a positive one clamps it. An hour without a valid sample does not settle. Source: venue's documents.
 *
 * @param interest Fraction of 8 hours.
 * @param halfWidth Damper, fraction of 8 hours.
 * @example
 * strike(0.0001, 0).damper // { damper: "additive", interest: 0.0001 }
 */
export function strike(interest = 0.0001, halfWidth = 0, cap = 0.04): FundingSystem {
  return {
    name: "Strike",
    version: "2025",
    periodSeconds: EIGHT_HOURS,
    signal: { signal: "impact", over: "index", band: 0.2 },
    averaging: { averaging: "mean", windowSeconds: HOUR, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: halfWidth === 0 ? { damper: "additive", interest } : { damper: "clamp", interest, halfWidth },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "discrete", intervalSeconds: HOUR, price: "mark", graceMillis: 0, sides: "pool" },
  };
}
