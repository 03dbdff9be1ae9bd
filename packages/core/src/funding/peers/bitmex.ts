import type { FundingSystem } from "../engine/fundingSystem.ts";
import { EIGHT_HOURS, HOUR } from "./periods.ts";

/** Margins of the contract, fractions, and what differs between contracts. */
export interface BitmexParameters {
  readonly initialMargin: number;
  readonly maintenanceMargin: number;
  /** 8, or 2 after 8 hours' notice. */
  readonly intervalHours: number;
  readonly interest: number;
}

const SHARE = 0.75;

/**
 * BitMEX: impact prices against the mark over spot, sampled each minute, plain mean, clamp of 5 basis points, 75 % of the margin buffer as cap and 75 % of the
 * maintenance margin as the largest change.
 *
 * A shorter interval keeps the rate per interval and so multiplies what a day may cost. The fair basis is added by the caller's `mark`. Source: venue's documents.
 *
 * @example
 * bitmex({ initialMargin: 0.01, maintenanceMargin: 0.005 }).caps[1] // { cap: "change", most: 0.00375 }
 */
export function bitmex(own: Partial<BitmexParameters> = {}): FundingSystem {
  const merged = { initialMargin: 0.01, maintenanceMargin: 0.005, intervalHours: 8, interest: 0.0001, ...own };
  const { initialMargin, maintenanceMargin, intervalHours, interest } = merged;
  const intervalSeconds = intervalHours * HOUR;
  return {
    name: "BitMEX",
    version: "2023",
    periodSeconds: intervalSeconds,
    signal: { signal: "impact", over: "mark", band: null },
    averaging: { averaging: "mean", windowSeconds: EIGHT_HOURS, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "clamp", interest, halfWidth: 0.0005 },
    caps: [
      { cap: "margin", factor: SHARE, initialMargin, maintenanceMargin },
      { cap: "change", most: SHARE * maintenanceMargin },
    ],
    accrual: { accrual: "discrete", intervalSeconds, price: "mark", graceMillis: 0, sides: "pool" },
  };
}
