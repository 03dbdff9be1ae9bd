import { refuse, within } from "../../market/refuse.ts";

/** The equilibrium of one auction with one informed trader. */
export interface KyleEquilibrium {
  /** Price per unit of order flow, `sigmaValue / (2 sigmaNoise)`: the inverse of depth. */
  readonly lambda: number;
  /** Units that the informed trader orders per unit of mispricing, `sigmaNoise / sigmaValue`. */
  readonly beta: number;
  /** What he expects to earn, and uninformed traders to lose, `sigmaValue sigmaNoise / 2`. */
  readonly profit: number;
}

/**
 * Depth that market makers offer against a trader who knows the value: deeper with more noise, thinner with more to know.
 *
 * Source: Kyle 1985, single auction.
 *
 * @param sigmaValue Standard deviation of the value, quote per base.
 * @param sigmaNoise Standard deviation of uninformed order flow, base units.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * kyleEquilibrium(2, 4) // { lambda: 0.25, beta: 2, profit: 4 }
 */
export function kyleEquilibrium(sigmaValue: number, sigmaNoise: number): KyleEquilibrium {
  refuse("POOL_INPUT", [
    ...within("sigmaValue", sigmaValue, 0, Number.MAX_VALUE, true),
    ...within("sigmaNoise", sigmaNoise, 0, Number.MAX_VALUE, true),
  ]);
  return { lambda: sigmaValue / (2 * sigmaNoise), beta: sigmaNoise / sigmaValue, profit: (sigmaValue * sigmaNoise) / 2 };
}
