import { logMoneyness } from "../../math/logMoneyness.ts";
import type { SkewShock } from "./parameters.ts";

/**
 * Factor on a strike's volatility when the smile tilts (linear in log-moneyness) or its wings rise (by its size), up to a cap.
 *
 * The cap is reached at an estimate of where the smile flattens out. Source: Derive PMRM_2.
 *
 * @param forward before the scenario
 * @example
 * skewFactor("linearSkew", 100, 100, 0.25, shock) // 1: the money does not move
 */
export function skewFactor(move: "linearSkew" | "absoluteSkew", forward: number, strike: number, years: number, shock: SkewShock): number {
  const root = Math.sqrt(years);
  const linear = move === "linearSkew";
  const cap = linear ? shock.linearCap + shock.linearCapPerRootYear * root : shock.absoluteCap + shock.absoluteCapPerRootYear * root;
  const moneyness = -logMoneyness(forward, strike);
  const k = linear ? moneyness : Math.abs(moneyness);
  if (k === 0) return Math.max(0, 1 + Math.min(cap, 0));
  const width = Math.max(shock.leastWidth, root * shock.widthScale * (shock.widthVolatility + root * shock.widthVolatilityPerRootYear));
  const proportional = (k * cap) / width;
  return Math.max(0, 1 + (k > 0 ? Math.min(cap, proportional) : Math.max(-cap, proportional)));
}
