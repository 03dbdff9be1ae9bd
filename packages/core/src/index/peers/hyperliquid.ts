import { applyGuard } from "../parts/applyGuards.ts";
import type { GuardRule } from "../parts/guardRule.ts";
import { type IndexRecipe, PLAIN_MEDIAN, STATED_WEIGHTS } from "../parts/recipe.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";

/** Weights of the venues in a validator's oracle price; the own spot book joins with 1 where there is no outside liquidity. */
export const HYPERLIQUID_WEIGHTS: Readonly<Record<string, number>> = {
  Binance: 3,
  OKX: 2,
  Bybit: 2,
  Kraken: 1,
  Kucoin: 1,
  Gate: 1,
  MEXC: 1,
};

/** Time constants of the averages in the mark price, seconds. */
export const HYPERLIQUID_MARK = { premiumTauSeconds: 150, bookTauSeconds: 30 } as const;

/**
 * Hyperliquid's oracle: the weighted median of spot mids. With all seven venues six of eleven weights capture it, five do not.
 *
 * Source: Hyperliquid docs, oracle.
 */
export const HYPERLIQUID: IndexRecipe = {
  ...PLAIN_MEDIAN,
  weigh: STATED_WEIGHTS,
  combine: { kind: "weightedMedian", half: "exact", tie: "lower" },
};

/** Silence after which a HIP-3 market takes its own book as mark. */
const HIP3_FALLBACK_MILLIS = 10_000;

/**
 * Mark of a HIP-3 market: the deployer's while it speaks, the market's own after ten seconds of silence.
 *
 * @param silenceMillis since the deployer's last call; Infinity before the first
 * @example
 * hip3Mark(100, 101, 10_001) // 101
 */
export function hip3Mark(deployed: number, local: number, silenceMillis: number): number {
  return silenceMillis > HIP3_FALLBACK_MILLIS ? local : deployed;
}

/**
 * HIP-3: the deployer's price moves at most 1 % per call, and calls are at least 2.5 s apart.
 *
 * Source: Hyperliquid docs, deploying HIP-3 assets.
 */
export const HIP3_GUARDS: readonly GuardRule[] = [
  { kind: "interval", leastMillis: 2_500 },
  { kind: "clampToLast", up: 0.01, down: 0.01 },
];

/** The deployer's price as an index of one source under the guards. */
export const HIP3: IndexRecipe = { ...PLAIN_MEDIAN, guards: HIP3_GUARDS };

/** The last bits of a product of many steps are not another step. */
const REACHED = 1e-12;

/**
 * How many calls a step limit needs to follow a jump; the first is immediate, so the last comes `(n - 1)` intervals later.
 *
 * @param up largest rise per call, a fraction
 * @param down largest fall per call, a fraction
 * @param jump of the price, a fraction above -1
 * @returns Infinity when it never arrives
 * @example
 * updatesToFollow(-0.1, 0.01, 0.01) // 11
 */
export function updatesToFollow(jump: number, up: number, down: number): number {
  const target = 1 + jump;
  if (!(target > 0) || (jump > 0 ? up : down) <= 0) return jump === 0 ? 0 : Infinity;
  let price = 1;
  let updates = 0;
  while (Math.abs(price - target) > REACHED * target) {
    const state = { ...EMPTY_RECIPE_STATE, last: { price, at: 0 } };
    const step = applyGuard({ kind: "clampToLast", up, down }, { price: target, halfWidth: null, surroundings: { at: 0 }, state });
    price = step.ok ? step.price : price;
    updates++;
  }
  return updates;
}
