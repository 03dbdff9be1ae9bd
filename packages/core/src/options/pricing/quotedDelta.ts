import { type OptionKind, signOf } from "../../math/black76.ts";
import { cumulativeNormal } from "../../math/cumulativeNormal.ts";
import { d1d2 } from "./d1d2.ts";

/**
 * How a delta is quoted. `spot` and `forward` hedge in the quote currency; the premium-adjusted ones also hedge the premium itself, which for a
 * coin-margined (inverse) option is paid in the base.
 */
export type DeltaConvention = "spot" | "forward" | "premiumAdjustedSpot" | "premiumAdjustedForward";

/** What a quoted delta depends on. */
export interface QuotedDeltaInput {
  readonly kind: OptionKind;
  readonly spot: number;
  readonly strike: number;
  /** Discount factor of the quote currency. */
  readonly discount: number;
  /** Discount factor of the base: what a coin delivered at expiry is worth in coins now. */
  readonly baseDiscount: number;
  readonly totalVolatility: number;
}

/**
 * Delta in a market's own convention. The premium-adjusted one is `delta - price / spot`; for calls it is not monotone in the strike.
 *
 * Source: D. Reiswich, U. Wystup, "FX volatility smile construction" (2010).
 *
 * @example
 * quotedDelta("premiumAdjustedSpot", { kind: "put", spot: 103, strike: 97.22, discount: 0.99482, baseDiscount: 0.98508, totalVolatility: 0.07247845 }) // -0.25
 */
export function quotedDelta(convention: DeltaConvention, input: QuotedDeltaInput): number {
  const { spot, strike, discount, baseDiscount } = input;
  const sign = signOf(input.kind);
  const forward = (spot * baseDiscount) / discount;
  const { d1, d2 } = d1d2(forward, strike, input.totalVolatility);
  switch (convention) {
    case "spot":
      return sign * baseDiscount * cumulativeNormal(sign * d1);
    case "forward":
      return sign * cumulativeNormal(sign * d1);
    case "premiumAdjustedSpot":
      return sign * discount * (strike / spot) * cumulativeNormal(sign * d2);
    case "premiumAdjustedForward":
      return sign * (strike / forward) * cumulativeNormal(sign * d2);
  }
}
