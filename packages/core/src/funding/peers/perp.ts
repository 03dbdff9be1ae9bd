import type { FundingSystem } from "../engine/fundingSystem.ts";
import { DAY } from "./periods.ts";

/**
 * Perpetual Protocol v2: the premium of 15-minute averages, paid once a day's worth per day, 10 % of the index at most.
 *
 * Source: its contracts. `premiumGrowth` gives the payment over changing averages.
 *
 * @example
 * perp(0.1).caps // [{ cap: "absolute", most: 0.1 }]
 */
export function perp(cap = 0.1): FundingSystem {
  return {
    name: "Perpetual Protocol v2",
    version: "2024-09",
    periodSeconds: DAY,
    signal: { signal: "averages" },
    averaging: { averaging: "last" },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "none" },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "continuous", intervalSeconds: 1, price: "index", graceMillis: 0, sides: "pool" },
  };
}
