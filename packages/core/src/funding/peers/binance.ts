import type { FundingSystem } from "../engine/fundingSystem.ts";
import { EIGHT_HOURS, HOUR } from "./periods.ts";

/** What differs between contracts; rates are fractions of 8 hours. */
export interface BinanceParameters {
  /** 8, 4, 2 or 1. */
  readonly intervalHours: number;
  /** 0.0001 for most, 0 for some. */
  readonly interest: number;
  /** Half-width of the damper. */
  readonly halfWidth: number;
  /** Largest |rate|, from the contract's maintenance margin. */
  readonly cap: number;
}

/**
 * Binance: one-sided impact premium every 5 seconds, weights 1 to n since the last settlement, clamp of 5 basis points, divided by 8 / N for shorter intervals.
 *
 * Symbols that settle every hour average plainly. Source: venue's documents; Aster scales the same way.
 *
 * @example
 * binance({ intervalHours: 4 }).accrual.intervalSeconds // 14_400
 */
export function binance(own: Partial<BinanceParameters> = {}): FundingSystem {
  const { intervalHours, interest, halfWidth, cap } = { intervalHours: 8, interest: 0.0001, halfWidth: 0.0005, cap: 0.003, ...own };
  const intervalSeconds = intervalHours * HOUR;
  return {
    name: "Binance",
    version: "2024",
    periodSeconds: EIGHT_HOURS,
    signal: { signal: "impact", over: "index", band: null },
    averaging:
      intervalHours > 1
        ? { averaging: "linear", windowSeconds: intervalSeconds }
        : { averaging: "mean", windowSeconds: intervalSeconds, expectedSamples: 0 },
    averaged: "signal",
    law: { law: "proportional", gain: 1, offset: 0 },
    damper: { damper: "clamp", interest, halfWidth },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "discrete", intervalSeconds, price: "mark", graceMillis: 15_000, sides: "pool" },
  };
}
