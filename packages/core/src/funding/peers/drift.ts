import type { FundingSystem } from "../engine/fundingSystem.ts";
import { type ContractTier, capDenominatorOf } from "../law/offsetSpreadRate.ts";
import { DAY, HOUR } from "./periods.ts";

/**
 * Drift v2: mark average over oracle average plus a constant 1/5000 of it, spread over a day, capped by contract tier, settled hourly.
 *
 * The pool is the counterparty of the imbalance; `poolLimitedRates` cuts the receiving side when the pool cannot pay. Source: its program.
 *
 * @param offsetDenominator 5,000; 3,333 in one fork; Infinity leaves the offset out.
 * @example
 * drift("B").law // { law: "proportional", gain: 1, offset: 0.0002 }
 */
export function drift(tier: ContractTier = "A", offsetDenominator = 5_000): FundingSystem {
  return {
    name: "Drift v2",
    version: "2026-04",
    periodSeconds: DAY,
    signal: { signal: "averages" },
    averaging: { averaging: "last" },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 1 / offsetDenominator },
    damper: { damper: "none" },
    caps: [{ cap: "absolute", most: 1 / Number(capDenominatorOf(tier)) }],
    accrual: { accrual: "discrete", intervalSeconds: HOUR, price: "oracle", graceMillis: 0, sides: "pool" },
  };
}
