import type { FundingSystem } from "../engine/fundingSystem.ts";
import { EIGHT_HOURS } from "./periods.ts";

/**
 * Deribit: mark over index at every moment, nothing inside 2.5 basis points and the excess outside, paid by the millisecond.
 *
 * Source: venue's documents (cap 0.5 % for BTC, 1 % for ETH, 5 % for linear contracts, of 8 hours).
 *
 * @example
 * deribit(0.005).damper // { damper: "deadBand", halfWidth: 0.00025 }
 */
export function deribit(cap = 0.005, halfWidth = 0.00025): FundingSystem {
  return {
    name: "Deribit",
    version: "2025",
    periodSeconds: EIGHT_HOURS,
    signal: { signal: "markOverIndex" },
    averaging: { averaging: "last" },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "deadBand", halfWidth },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "continuous", intervalSeconds: 0.001, price: "index", graceMillis: 0, sides: "pool" },
  };
}
