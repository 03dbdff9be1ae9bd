import type { FundingSystem } from "../engine/fundingSystem.ts";
import type { AdaptiveRateParameters } from "../law/adaptiveRate.ts";
import { DAY, HOUR } from "./periods.ts";

const YEAR = 365 * DAY;

/** Figures of its market configuration: 90 % a year at most, reached in 3 hours at full imbalance, gone in 48 hours. */
export const GMX_ADAPTIVE: AdaptiveRateParameters = {
  increase: 0.9 / YEAR / (3 * HOUR),
  decrease: 0.9 / YEAR / (48 * HOUR),
  stableAbove: 0.04,
  decreaseBelow: 0,
  least: 0.01 / YEAR,
  most: 0.9 / YEAR,
};

/**
 * GMX v2 adaptive funding: an integrator over the open-interest imbalance with a stable band; payers' money is shared by the receivers.
 *
 * Source: its contracts.
 *
 * @param exponent Of the imbalance, 1 in most markets.
 * @example
 * gmxAdaptive().accrual.sides // "shared"
 */
export function gmxAdaptive(adaptive: AdaptiveRateParameters = GMX_ADAPTIVE, exponent = 1): FundingSystem {
  return {
    name: "GMX v2",
    version: "2026-03",
    periodSeconds: 1,
    signal: { signal: "imbalance", exponent },
    averaging: { averaging: "last" },
    averaged: "signal",
    law: { law: "adaptive", ...adaptive },
    damper: { damper: "none" },
    caps: [
      { cap: "least", least: adaptive.least },
      { cap: "absolute", most: adaptive.most },
    ],
    accrual: { accrual: "continuous", intervalSeconds: 1, price: "mark", graceMillis: 0, sides: "shared" },
  };
}

/**
 * GMX v2 static funding: the rate follows the imbalance without memory.
 *
 * @param factor Fraction per second at full imbalance.
 * @param most Largest |rate|, fraction per second.
 * @example
 * gmxStatic(0.00002, 1).law // { law: "proportional", gain: 0.00002, offset: 0 }
 */
export function gmxStatic(factor: number, most: number, exponent = 1): FundingSystem {
  return {
    ...gmxAdaptive(GMX_ADAPTIVE, exponent),
    version: "static",
    law: { law: "proportional", gain: factor, offset: 0 },
    caps: [{ cap: "absolute", most }],
  };
}
