import type { FundingSystem } from "../engine/fundingSystem.ts";
import { HOUR } from "./periods.ts";

/**
 * OKX before its interest term: middle of the book over the index each minute, trailing mean of the interval, no damper, cap per coin.
 *
 * Source: venue's 2024 documents (0.375 % for BTC, 0.75 % and 1.5 % for others).
 *
 * @param cap Largest |rate| of an interval, fraction.
 * @example
 * okx(8, 0.00375).damper // { damper: "none" }
 */
export function okx(intervalHours = 8, cap = 0.00375): FundingSystem {
  const intervalSeconds = intervalHours * HOUR;
  return {
    name: "OKX",
    version: "2024-03",
    periodSeconds: intervalSeconds,
    signal: { signal: "bookMid" },
    averaging: { averaging: "mean", windowSeconds: intervalSeconds, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "none" },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "discrete", intervalSeconds, price: "mark", graceMillis: 0, sides: "pool" },
  };
}
