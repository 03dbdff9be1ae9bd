import type { FundingSystem } from "../engine/fundingSystem.ts";
import { EIGHT_HOURS } from "./periods.ts";

/** What differs between its markets; rates are fractions of 8 hours. */
export interface ParadexParameters {
  readonly multiplier: number;
  readonly interest: number;
  readonly halfWidth: number;
  /** 0.02, 0.05 or 0.005. */
  readonly cap: number;
  /** 1,800; 30 while only resting orders are allowed. */
  readonly halfLifeSeconds: number;
}

/** Weights of its venues: its own book, and each other. */
export const PARADEX_WEIGHTS = { own: 3.5, other: 1.2 } as const;

/** An average of this many half-lives remembers less than 1e-9 of what lies before it. */
const REMEMBERED_HALF_LIVES = 30;

/**
 * Paradex: weighted median of the venues' impact premia, the clamp formula for each sample, then an exponential average of the rates that skips gaps over 30 seconds.
 *
 * Source: venue's documents.
 *
 * @example
 * paradex().averaged // "rate"
 */
export function paradex(own: Partial<ParadexParameters> = {}): FundingSystem {
  const merged = { multiplier: 1, interest: 0.0001, halfWidth: 0.0005, cap: 0.02, halfLifeSeconds: 1_800, ...own };
  const { multiplier, interest, halfWidth, cap, halfLifeSeconds } = merged;
  return {
    name: "Paradex",
    version: "2026-08",
    periodSeconds: EIGHT_HOURS,
    signal: { signal: "venues" },
    averaging: { averaging: "exponential", windowSeconds: REMEMBERED_HALF_LIVES * halfLifeSeconds, halfLifeSeconds, longestGapSeconds: 30 },
    averaged: "rate",
    law: { law: "proportional", gain: multiplier, offset: 0 },
    // m (P + clip(I - P, d)) = m P + clip(m I - m P, m d): the multiplier scales all three.
    damper: { damper: "clamp", interest: multiplier * interest, halfWidth: multiplier * halfWidth },
    caps: [{ cap: "absolute", most: cap }],
    accrual: { accrual: "continuous", intervalSeconds: 1, price: "oracle", graceMillis: 0, sides: "pool" },
  };
}
