import type { FundingSystem } from "../engine/fundingSystem.ts";
import { DAY } from "./periods.ts";

/**
 * Synthetix v3: the daily rate grows by up to `maxVelocity` a day while the market is skewed, and rests where the skew is zero.
 *
 * The rate has memory and no cap; `velocityFunding` accrues it exactly between trades. Source: SIP-279.
 *
 * @param scale Base units of skew at which the velocity is largest.
 * @param maxVelocity Rate per day, per day.
 * @example
 * synthetix(10_000, 9).periodSeconds // 86_400
 */
export function synthetix(scale: number, maxVelocity = 9): FundingSystem {
  return {
    name: "Synthetix v3",
    version: "SCCP-382",
    periodSeconds: DAY,
    signal: { signal: "skew", scale },
    averaging: { averaging: "last" },
    averaged: "signal",
    law: { law: "velocity", maxVelocity: maxVelocity / DAY },
    damper: { damper: "none" },
    caps: [],
    accrual: { accrual: "continuous", intervalSeconds: 1, price: "oracle", graceMillis: 0, sides: "pool" },
  };
}
