import type { JumpWings } from "./jumpWings.ts";

/**
 * The SSVI smile with a given at-the-money variance, slope and put wing: `c = p + 2 psi`, `vTilde = 4 v p c / (p + c)^2`, whatever its arbitrage.
 *
 * `guaranteedWings` is the same one where it is safe. Source: Gatheral, Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), section 5.1.
 *
 * @returns null where the call wing would slope down, or there are no wings at all
 * @example
 * ssviWings({ v: 0.01742625, psi: -0.1752111, p: 0.6997381 }) // c: 0.3493159, vTilde: 0.0154818
 */
export function ssviWings({ v, psi, p }: Pick<JumpWings, "v" | "psi" | "p">): JumpWings | null {
  const c = p + 2 * psi;
  const sum = p + c;
  return p >= 0 && c >= 0 && sum > 0 ? { v, psi, p, c, vTilde: (4 * v * p * c) / (sum * sum) } : null;
}
