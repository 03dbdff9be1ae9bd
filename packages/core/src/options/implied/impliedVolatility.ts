import type { OptionKind } from "../../math/black76.ts";
import { geometricMean } from "../../math/geometricMean.ts";
import { logMoneyness } from "../../math/logMoneyness.ts";
import { normalisedVega } from "../../math/normalisedBlack.ts";
import { normalisedImpliedVolatility } from "./normalisedImpliedVolatility.ts";

/** Why a price has no implied volatility; none of them is the caller's mistake. */
export type NoVolatilityReason =
  /** A price, strike or forward is not positive and finite, or not a number. */
  | "notQuotable"
  /** Nothing is left until expiry. */
  | "expired"
  | "belowIntrinsic"
  /** Exactly the intrinsic value: zero volatility and every small one agree with it. */
  | "atIntrinsic"
  /** At or above the price of infinite volatility. */
  | "aboveMaximum"
  /** The last bit of the price moves the volatility by more than 0.1 %: an American, stale or deep in-the-money quote. */
  | "noVega";

/** A volatility with its conditioning, or why there is none. */
export type ImpliedVolatility =
  | {
      readonly ok: true;
      readonly volatility: number;
      /** Relative change of the volatility per relative change of the price, `price / (sigma vega)`. */
      readonly condition: number;
    }
  | { readonly ok: false; readonly reason: NoVolatilityReason };

/** An undiscounted quote. */
export interface OptionQuote {
  readonly kind: OptionKind;
  /** Undiscounted value: the quoted premium divided by the discount factor. */
  readonly price: number;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
}

const EPSILON = 2 ** -52;
/** Relative volatility error that one unit in the last place of the price may cause. */
const MOST_ERROR = 1e-3;

const none = (reason: NoVolatilityReason): ImpliedVolatility => ({ ok: false, reason });

/**
 * Black volatility implied by an undiscounted European price, to machine precision: relative error at most `4 k 2^-52` with
 * `k = max(1, price / (sigma vega))`, for every price that carries one.
 *
 * In the money the intrinsic value is taken off first, which is put-call parity: what remains is all the information there is. Prices without an
 * answer give a typed reason instead of an exception. Source: P. Jaeckel, "Let's be rational" (2013/2016).
 *
 * @example
 * impliedVolatility({ kind: "call", price: 5.637197779701664, forward: 100, strike: 100, years: 0.5 }) // { ok: true, volatility: 0.2, ... }
 * impliedVolatility({ kind: "call", price: 9, forward: 110, strike: 100, years: 0.5 }) // { ok: false, reason: "belowIntrinsic" }
 */
export function impliedVolatility(quote: OptionQuote): ImpliedVolatility {
  const { kind, price, forward, strike, years } = quote;
  if (!(forward > 0 && strike > 0 && forward < Number.POSITIVE_INFINITY && strike < Number.POSITIVE_INFINITY && !Number.isNaN(price))) {
    return none("notQuotable");
  }
  const intrinsic = Math.max(0, kind === "call" ? forward - strike : strike - forward);
  if (price < intrinsic) return none("belowIntrinsic");
  if (price >= (kind === "call" ? forward : strike)) return none("aboveMaximum");
  if (!(years > 0)) return none("expired");
  const timeValue = price - intrinsic;
  if (timeValue === 0) return none("atIntrinsic");
  const x = -Math.abs(logMoneyness(forward, strike));
  const scale = geometricMean(forward, strike);
  const normalised = timeValue / scale;
  if (normalised >= Math.exp(0.5 * x)) return none("aboveMaximum");
  const total = normalisedImpliedVolatility(normalised, x);
  const vega = total * normalisedVega(x, total) * scale;
  const condition = price / vega;
  if (!(condition * EPSILON <= MOST_ERROR)) return none("noVega");
  return { ok: true, volatility: total / Math.sqrt(years), condition };
}
