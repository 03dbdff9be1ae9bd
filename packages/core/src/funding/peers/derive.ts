import type { FundingSystem } from "../engine/fundingSystem.ts";
import { HOUR } from "./periods.ts";

/** What differs between its markets. */
export interface DeriveParameters {
  /** Hours over which a premium is paid in full: 8, or 16 to 24 for major coins. */
  readonly convergenceHours: number;
  /** Constant rate of an hour, fraction. */
  readonly interestPerHour: number;
  /** Largest |rate| of an hour, fraction. */
  readonly capPerHour: number;
}

/**
 * Derive: the mean premium of the hour is paid over a convergence time that differs by market, and a constant is added; nothing damps it.
 *
 * Source: venue's documents.
 *
 * @example
 * derive({ convergenceHours: 24 }).periodSeconds // 86_400
 */
export function derive(own: Partial<DeriveParameters> = {}): FundingSystem {
  const { convergenceHours, interestPerHour, capPerHour } = { convergenceHours: 8, interestPerHour: 0.0000125, capPerHour: 0.004, ...own };
  return {
    name: "Derive",
    version: "V3",
    periodSeconds: convergenceHours * HOUR,
    signal: { signal: "impact", over: "index", band: null },
    averaging: { averaging: "mean", windowSeconds: HOUR, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "additive", interest: interestPerHour * convergenceHours },
    caps: [{ cap: "absolute", most: capPerHour * convergenceHours }],
    accrual: { accrual: "discrete", intervalSeconds: HOUR, price: "index", graceMillis: 0, sides: "pool" },
  };
}
