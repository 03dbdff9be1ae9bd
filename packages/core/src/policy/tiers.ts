import { type TierCheck, type TierInput, tierClasses } from "./tierClasses.ts";
import type { TierParameters } from "./tierParameters.ts";

/** What the tier remembers; it forgets by itself within one dwell. */
export interface TierMemory {
  readonly tier: number;
  /** Since when a lower tier would do, milliseconds UTC, or null while the present one is held. */
  readonly calmSince: number | null;
  /** Highest tier held since `calmSince`: where the dwell will end. */
  readonly calmTier: number;
}

/** The tier, every class behind it, and where the dwell stands. */
export interface TierResult {
  readonly tier: number;
  readonly previous: number;
  /** Tier the thresholds ask for now. */
  readonly enters: number;
  /** Tier the released thresholds still hold. */
  readonly holds: number;
  readonly checks: readonly TierCheck[];
  /** Seconds a lower tier has been enough, or null. */
  readonly calmSeconds: number | null;
  readonly memory: TierMemory;
}

/** Nothing known yet: tier 0. */
export const CALM: TierMemory = { tier: 0, calmSince: null, calmTier: 0 };

const NEEDS_TWO_CLASSES = 3;

/**
 * The tier two or three classes agree on: the worst class decides up to tier 2; tiers 3 and 4 need a second class at that level or above.
 *
 * @example
 * agreedTier(4, 0, 0) // 2: one corrupt feed cannot halt a market
 * agreedTier(4, 3, 0) // 3
 */
export function agreedTier(price: number, liquidity: number, solvency: number): number {
  const worst = Math.max(price, liquidity, solvency);
  const middle = Math.max(Math.min(price, liquidity), Math.min(Math.max(price, liquidity), solvency));
  return Math.max(Math.min(worst, NEEDS_TWO_CLASSES - 1), middle);
}

function agreed(checks: readonly TierCheck[], level: "enters" | "holds"): number {
  const worst = { price: 0, liquidity: 0, solvency: 0 };
  for (const check of checks) worst[check.class] = Math.max(worst[check.class], check[level]);
  return agreedTier(worst.price, worst.liquidity, worst.solvency);
}

/**
 * Moves the tier: up at a threshold at once, down only after the released thresholds have held a lower tier for the dwell.
 *
 * @param input Levels of the three classes.
 * @param memory The tier in force and since when a lower one would do.
 * @param at Milliseconds UTC.
 * @example
 * tiers({ ...calm, basis: 0.004 }, CALM, 0, parameters).tier // 2
 */
export function tiers(input: TierInput, memory: TierMemory, at: number, parameters: TierParameters): TierResult {
  const checks = tierClasses(input, parameters);
  const enters = agreed(checks, "enters");
  const holds = Math.max(enters, agreed(checks, "holds"));
  const previous = memory.tier;
  const result = (tier: number, calmSince: number | null, calmTier: number): TierResult => ({
    tier,
    previous,
    enters,
    holds,
    checks,
    calmSeconds: calmSince === null ? null : (at - calmSince) / 1000,
    memory: { tier, calmSince, calmTier },
  });
  if (enters > previous) return result(enters, null, 0);
  if (holds >= previous) return result(previous, null, 0);
  // A wish is kept until the quorum follows; once it has, the dwell for the next tier down starts anew.
  const running = memory.calmSince !== null && memory.calmTier < previous;
  const calmSince = running ? (memory.calmSince ?? at) : at;
  const calmTier = running ? Math.max(memory.calmTier, holds) : holds;
  const waiting = at - calmSince < parameters.dwellSeconds * 1000;
  return result(waiting ? previous : calmTier, calmSince, calmTier);
}
