import { EvenkeelError } from "../../market/errors.ts";

/** How far trades move a pool's volatility. */
export interface IvImpactParameters {
  /** Contracts that move the expiry's volatility by one point (0.01). */
  readonly standardSize: number;
  /** Move of the strike's skew per move of the base volatility. */
  readonly skewAdjustmentFactor: number;
}

/** A board's volatility and a strike's multiplier of it; their product is what is traded. */
export interface BoardVolatility {
  readonly baseIv: number;
  readonly skew: number;
}

/**
 * Volatility after a trade: one point of base volatility per standard size, and the strike's skew by a multiple of it.
 *
 * @param signedSize contracts bought (positive) or sold (negative) by the trader
 * @returns the volatility at which the trade is priced
 * @throws EvenkeelError OPTION_IV_NEGATIVE when a sale would take either below zero, OPTION_PARAMETERS for a standard size that is not positive.
 * Source: Lyra v1, OptionMarketPricer (facts of its tests).
 * @example
 * ivImpact({ baseIv: 0.5, skew: 0.75 }, 5, { standardSize: 1, skewAdjustmentFactor: 2 }) // { baseIv: 0.55, skew: 0.85 }
 */
export function ivImpact(before: BoardVolatility, signedSize: number, parameters: IvImpactParameters): BoardVolatility {
  if (!(parameters.standardSize > 0)) {
    throw new EvenkeelError({
      code: "OPTION_PARAMETERS",
      message: "the standard size must be positive",
      field: "standardSize",
      value: parameters.standardSize,
      remedy: "State the contracts that move volatility by one point.",
    });
  }
  const move = signedSize / parameters.standardSize / 100;
  const baseIv = before.baseIv + move;
  const skew = before.skew + move * parameters.skewAdjustmentFactor;
  if (!(baseIv >= 0 && skew >= 0)) {
    throw new EvenkeelError({
      code: "OPTION_IV_NEGATIVE",
      message: "the sale would take volatility below zero",
      field: baseIv >= 0 ? "skew" : "baseIv",
      value: baseIv >= 0 ? skew : baseIv,
      remedy: "Sell less.",
    });
  }
  return { baseIv, skew };
}

/**
 * Signed contracts that moved base volatility from one level to another: the inverse of `ivImpact`.
 *
 * @example
 * tradedSize(0.5, 0.55, { standardSize: 1, skewAdjustmentFactor: 2 }) // 5
 */
export function tradedSize(baseIvBefore: number, baseIvAfter: number, parameters: IvImpactParameters): number {
  return (baseIvAfter - baseIvBefore) * parameters.standardSize * 100;
}
