import type { FundingSystem } from "../engine/fundingSystem.ts";
import { EIGHT_HOURS, HOUR } from "./periods.ts";

/** The variants that the venue has used; rates are fractions of 8 hours. */
export interface HyperliquidParameters {
  /** 0.0005 today, 0.0003 in 2023. */
  readonly halfWidth: number;
  readonly interest: number;
  /** "impactMid" on markets deployed by others (HIP-3). */
  readonly signal: "impact" | "impactMid";
  /** Multiplier of such a market. */
  readonly gain: number;
}

const CAP_PER_HOUR = 0.04;

/**
 * Hyperliquid: impact premium against the oracle every 5 seconds, mean of the hour, clamp, an eighth each hour, 4 % an hour at most, paid at the oracle.
 *
 * Source: venue's documents; variant, clamp and divisor have changed and are parameters.
 *
 * @example
 * hyperliquid().caps // [{ cap: "absolute", most: 0.32 }]
 */
export function hyperliquid(own: Partial<HyperliquidParameters> = {}): FundingSystem {
  const { halfWidth, interest, signal, gain } = { halfWidth: 0.0005, interest: 0.0001, signal: "impact", gain: 1, ...own } as const;
  return {
    name: "Hyperliquid",
    version: signal === "impact" ? "2026" : "HIP-3",
    periodSeconds: EIGHT_HOURS,
    signal: signal === "impact" ? { signal: "impact", over: "index", band: null } : { signal: "impactMid" },
    averaging: { averaging: "mean", windowSeconds: HOUR, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain, offset: 0 },
    damper: { damper: "clamp", interest, halfWidth },
    caps: [{ cap: "absolute", most: (CAP_PER_HOUR * EIGHT_HOURS) / HOUR }],
    accrual: { accrual: "discrete", intervalSeconds: HOUR, price: "oracle", graceMillis: 0, sides: "pool" },
  };
}
