import { EvenkeelError } from "../../market/errors.ts";

/** Spread of a vault's quotes by its exposure. */
export interface ExposureSpread {
  /** Price factor per unit of exposure over NAV: 1.5 raises the price by half where exposure equals NAV. */
  readonly gradient: number;
}

/** A trade that changes a vault's exposure. */
export interface ExposureTrade {
  /** Net exposure before and after, in quote currency, positive where the vault is short what the trader buys. */
  readonly before: number;
  readonly after: number;
  /** Net asset value AFTER the trade. */
  readonly navAfter: number;
}

/**
 * Average price factor of a trade against a vault: the mean of `gradient^(exposure / NAV)` along it.
 *
 * Above 1 where the trade widens the exposure, below where it narrows it. The mean over the path makes splitting worthless, and NAV is the one
 * after the trade: normalised by the NAV before it, a trade that takes much of the vault's value was given the discount of a small one.
 * Source: Rysk's delta-band pricing; audit finding "skew normalised by NAV before the trade".
 *
 * @throws EvenkeelError OPTION_NAV_INVALID when NAV is not positive, OPTION_PARAMETERS for a gradient that is not positive.
 * @example
 * exposureFactor({ before: 0, after: 1000, navAfter: 10_000 }, { gradient: 1.5 }) // 1.0206
 */
export function exposureFactor({ before, after, navAfter }: ExposureTrade, { gradient }: ExposureSpread): number {
  if (!(navAfter > 0)) {
    throw new EvenkeelError({
      code: "OPTION_NAV_INVALID",
      message: "a vault without value cannot quote",
      field: "navAfter",
      value: navAfter,
      remedy: "Refuse the trade until the vault has value.",
    });
  }
  if (!(gradient > 0 && gradient < Number.POSITIVE_INFINITY)) {
    throw new EvenkeelError({
      code: "OPTION_PARAMETERS",
      message: "the gradient must be positive",
      field: "gradient",
      value: gradient,
      remedy: "State a factor of at least 1; 1 switches the spread off.",
    });
  }
  const slope = Math.log(gradient) / navAfter;
  const width = slope * (after - before);
  const start = Math.exp(slope * before);
  return width === 0 ? start : (start * Math.expm1(width)) / width;
}
