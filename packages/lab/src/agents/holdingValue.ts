import type { Expectation } from "./expectation.ts";
import type { TraderView } from "./trader.ts";

/**
 * Values one hedged unit held over the horizon, before the costs of trading it: convergence + funding - borrowing - capital.
 *
 * @param side 1 for long, -1 for short.
 * @param expected Expectations over the horizon.
 * @param capitalCost Cost of the capital bound over the horizon, fraction of notional.
 * @param fundingBlind True leaves funding and borrowing out (the placebo).
 * @returns Fraction of notional.
 * @example
 * const view = { mark: 100.3, index: 100, skew: 5, fundingRate: 1e-8, borrowRate: 0 };
 * holdingValue(-1, view, { convergenceShare: 0.5, rateSeconds: 3600 }, 0, false); // 0.001536: 15 bp of convergence, 0.36 bp of funding
 */
export function holdingValue(
  side: 1 | -1,
  view: Pick<TraderView, "mark" | "index" | "skew" | "fundingRate" | "borrowRate">,
  expected: Expectation,
  capitalCost: number,
  fundingBlind: boolean,
): number {
  const premium = view.mark / view.index - 1;
  const convergence = -side * premium * expected.convergenceShare;
  if (fundingBlind) return convergence - capitalCost;
  const funding = -side * view.fundingRate * expected.rateSeconds;
  const borrowing = Math.sign(view.skew) === side ? view.borrowRate * expected.rateSeconds : 0;
  return convergence + funding - borrowing - capitalCost;
}
