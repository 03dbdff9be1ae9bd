import { survivalCap } from "../cap/marginCap.ts";
import type { FundingSystem } from "../engine/fundingSystem.ts";
import { EIGHT_HOURS, HOUR } from "./periods.ts";

/** Margins of a liquidity tier, fractions, and its constant rate of 8 hours. */
export interface DydxV4Parameters {
  readonly initialMargin: number;
  readonly maintenanceMargin: number;
  /** 0 on cross markets, 0.0001 on isolated ones. */
  readonly defaultFunding: number;
}

/**
 * dYdX v4: validators vote an impact premium every block; minute medians padded with zeros, mean of 60, the default added, 6 times the margin buffer at most.
 *
 * Integer steps are in parts per million. Source: its chain.
 *
 * @example
 * dydxV4({ initialMargin: 0.05, maintenanceMargin: 0.03 }).caps[0] // { cap: "margin", factor: 6, initialMargin: 0.05, maintenanceMargin: 0.03 }
 */
export function dydxV4(own: Partial<DydxV4Parameters> = {}): FundingSystem {
  const { initialMargin, maintenanceMargin, defaultFunding } = { initialMargin: 0.05, maintenanceMargin: 0.03, defaultFunding: 0, ...own };
  return {
    name: "dYdX v4",
    version: "2026-03",
    periodSeconds: EIGHT_HOURS,
    signal: { signal: "impact", over: "index", band: null },
    averaging: { averaging: "votes", windowSeconds: HOUR, slotSeconds: 60, minimumVotes: 15, unitsPerWhole: 1_000_000 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "additive", interest: defaultFunding },
    caps: [{ cap: "margin", factor: 6, initialMargin, maintenanceMargin }],
    accrual: { accrual: "discrete", intervalSeconds: HOUR, price: "oracle", graceMillis: 0, sides: "pool" },
  };
}

/**
 * dYdX v3: impact premium each minute, mean of the hour, 1 basis point of interest added, an eighth each hour; capped so that the highest leverage survives.
 *
 * Source: its documents (a cap of 4 hours; earlier 0.75 % of 8 hours).
 *
 * @param hours Hours that a position at the highest leverage survives.
 * @example
 * dydxV3(0.05, 0.03, 4).caps[0] // { cap: "absolute", most: 0.04 } (up to rounding)
 */
export function dydxV3(initialMargin = 0.05, maintenanceMargin = 0.03, hours = 4): FundingSystem {
  return {
    name: "dYdX v3",
    version: "2023",
    periodSeconds: EIGHT_HOURS,
    signal: { signal: "impact", over: "index", band: null },
    averaging: { averaging: "mean", windowSeconds: HOUR, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "additive", interest: 0.0001 },
    caps: [{ cap: "absolute", most: survivalCap(initialMargin, maintenanceMargin, hours, 8) }],
    accrual: { accrual: "discrete", intervalSeconds: HOUR, price: "oracle", graceMillis: 0, sides: "pool" },
  };
}
