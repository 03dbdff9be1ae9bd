import type { FundingSystem } from "../engine/fundingSystem.ts";
import type { Knot } from "../law/piecewiseRate.ts";
import { EIGHT_HOURS } from "./periods.ts";

/** Slopes 1, 2 and 4 from 0, 0.5 % and 1.5 % of premium. */
export const ORDERLY_KNOTS: readonly Knot[] = [
  { from: 0, slope: 1 },
  { from: 0.005, slope: 2 },
  { from: 0.015, slope: 4 },
];

/**
 * Orderly: mean impact premium through a piecewise slope that steepens with |premium|.
 *
 * Source: network's documents.
 *
 * @param cap Largest |rate| of 8 hours, fraction.
 * @example
 * orderly(0.03).law // { law: "piecewise", knots: ORDERLY_KNOTS }
 */
export function orderly(cap = 0.03): FundingSystem {
  return {
    name: "Orderly",
    version: "2025",
    periodSeconds: EIGHT_HOURS,
    signal: { signal: "impact", over: "index", band: null },
    averaging: { averaging: "mean", windowSeconds: EIGHT_HOURS, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "piecewise", knots: ORDERLY_KNOTS },
    damper: { damper: "none" },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "discrete", intervalSeconds: EIGHT_HOURS, price: "mark", graceMillis: 0, sides: "pool" },
  };
}
