import type { FundingSystem } from "../engine/fundingSystem.ts";
import { DAY, HOUR } from "./periods.ts";

const CAP_PER_HOUR = 0.0025;

/**
 * Kraken: mean premium of the hour over 24, no damper, 0.25 % an hour at most, accrued by the time held.
 *
 * The venue fixes the absolute rate, quote per contract, at the start of the hour. Source: venue's documents (one example of which divides by 8).
 *
 * @param divisorHours 24; 8 in the older example.
 * @example
 * kraken().periodSeconds // 86_400
 */
export function kraken(divisorHours = 24): FundingSystem {
  const periodSeconds = (DAY * divisorHours) / 24;
  return {
    name: "Kraken",
    version: "2025",
    periodSeconds,
    signal: { signal: "markOverIndex" },
    averaging: { averaging: "mean", windowSeconds: HOUR, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "none" },
    caps: [{ cap: "absolute", most: (CAP_PER_HOUR * periodSeconds) / HOUR }],
    accrual: { accrual: "continuous", intervalSeconds: HOUR, price: "index", graceMillis: 0, sides: "pool" },
  };
}
