import { ADMIT_ALL, type IndexRecipe, PLAIN_MEDIAN } from "../parts/recipe.ts";

/**
 * GMX v2's guards on signed prices: none older than 300 s (30 s for atomic actions), all within 60 s of each other, none farther than 50 % from the
 * reference feed; a fault refuses the whole call. The price itself is the median of what the providers signed.
 *
 * Source: gmx-synthetics, `Oracle.sol`, `config/oracle.ts`.
 *
 * @param action normal requests, or those that execute in the transaction itself
 */
export function gmxRecipe(action: "normal" | "atomic"): IndexRecipe {
  return {
    ...PLAIN_MEDIAN,
    admit: { ...ADMIT_ALL, maxAgeMillis: action === "atomic" ? 30_000 : 300_000, maxSpreadMillis: 60_000, onFault: "refuse" },
    guards: [{ kind: "reference", max: 0.5 }],
  };
}

/**
 * Price at which a trade enters after a charge for its impact: the position's tokens shrink by the impact, so the entry is worse than the oracle.
 *
 * @param notional quote currency
 * @param impact fraction of the size that the impact takes; negative when it is in the trader's favour
 * @example
 * gmxEntry(50_000, 5_000, 0.001) // { size: 9.99, entry: 5_005.005 }
 */
export function gmxEntry(notional: number, oracle: number, impact: number): { readonly size: number; readonly entry: number } {
  const size = (notional / oracle) * (1 - impact);
  return { size, entry: notional / size };
}

/**
 * Smallest move of the price that pays for a round of pushing it, when fills have no impact: profit per round over the notional.
 * An impact charge of at least this, or a smaller cap of open interest, takes the profit away.
 *
 * @example
 * breakEvenImpact(113_000, 5_000_000) // 0.0226
 */
export function breakEvenImpact(profitPerRound: number, notional: number): number {
  return profitPerRound / notional;
}
