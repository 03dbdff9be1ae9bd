import type { FundingSystem } from "../engine/fundingSystem.ts";

/** Gains per second, and the time constant of the leak. */
export interface RaiParameters {
  /** Rate per second per unit of relative error. */
  readonly proportionalGain: number;
  /** Rate per second per unit of relative error and second. */
  readonly integralGain: number;
  readonly leakSeconds: number;
  /** Largest |rate| per second. */
  readonly cap: number;
}

/**
 * RAI: a leaky proportional-integral law on the distance between market and target, paid continuously.
 *
 * A market above the target makes holders (the longs) pay. `proportionalIntegralRate` is the same law in the system's own integers. Source: RAI (mathematics only).
 *
 * @example
 * rai({ leakSeconds: 86_400 }).law.law // "leakyPi"
 */
export function rai(own: Partial<RaiParameters> & Pick<RaiParameters, "leakSeconds">): FundingSystem {
  const { proportionalGain, integralGain, leakSeconds, cap } = {
    proportionalGain: 2.893518518518e-6,
    integralGain: 8.03755144e-10,
    cap: 1e-5,
    ...own,
  };
  return {
    name: "RAI",
    version: "PI",
    periodSeconds: 1,
    signal: { signal: "markOverIndex" },
    averaging: { averaging: "last" },
    averaged: "signal",
    law: { law: "leakyPi", proportionalGain, integralGain, leakSeconds, deadBand: 0 },
    damper: { damper: "none" },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "continuous", intervalSeconds: 1, price: "index", graceMillis: 0, sides: "pool" },
  };
}
