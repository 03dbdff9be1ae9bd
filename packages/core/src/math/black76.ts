import { geometricMean } from "./geometricMean.ts";
import { logMoneyness } from "./logMoneyness.ts";
import { normalisedBlackOutOfTheMoney } from "./normalisedBlack.ts";

/** Right to buy or to sell. */
export type OptionKind = "call" | "put";

/** 1 for a call, -1 for a put. */
export const signOf = (kind: OptionKind): 1 | -1 => (kind === "call" ? 1 : -1);

/**
 * Value of a European option on a forward (Black 1976).
 *
 * The out-of-the-money side is computed to full relative accuracy and the intrinsic value added, so that put-call parity holds to the last
 * rounding and neither side is ever negative. Limits: a zero strike or an infinite volatility gives the discounted forward to the call, a zero
 * forward the discounted strike to the put, zero volatility the intrinsic value.
 *
 * @param totalVolatility `sigma sqrt(T)`
 * @param discount value now of 1 paid at expiry
 * @returns Quote currency per unit of base; NaN when a price is negative.
 * @example
 * black76("call", 100, 100, 0.2 * Math.sqrt(0.5)) // 5.637197779701664
 */
export function black76(kind: OptionKind, forward: number, strike: number, totalVolatility: number, discount = 1): number {
  if (!(forward >= 0 && strike >= 0)) return Number.NaN;
  const intrinsic = Math.max(0, kind === "call" ? forward - strike : strike - forward);
  if (forward === 0 || strike === 0 || totalVolatility <= 0) return discount * intrinsic;
  const smaller = Math.min(forward, strike);
  if (totalVolatility === Number.POSITIVE_INFINITY) return discount * (intrinsic + smaller);
  const x = -Math.abs(logMoneyness(forward, strike));
  const timeValue = geometricMean(forward, strike) * normalisedBlackOutOfTheMoney(x, totalVolatility);
  return discount * (intrinsic + Math.min(timeValue, smaller));
}
