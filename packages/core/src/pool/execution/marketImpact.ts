import { refuse, within } from "../../market/refuse.ts";

/** An order against what its market trades in a day. */
export interface OrderSize {
  /** Base units, signed; positive buys. */
  readonly quantity: number;
  /** Base units a day. */
  readonly dailyVolume: number;
  /** Base units in existence. */
  readonly outstanding: number;
  /** Days over which the order is worked. */
  readonly days: number;
  /** Standard deviation of the log price over one day. */
  readonly sigma: number;
}

/** Fractions of the price, in the direction of the order. */
export interface MarketImpact {
  /** What stays after the order. */
  readonly permanent: number;
  /** Expected average cost: half the permanent impact and the temporary one. */
  readonly cost: number;
}

/** Fitted on 29,509 orders in United States shares. */
const PERMANENT = 0.314;
const TEMPORARY = 0.142;

/**
 * Expected impact of a large order: permanent and linear in its share of a day's volume, temporary by the power 3/5 of its rate.
 *
 * `I = 0.314 sigma (X/V) (outstanding/V)^(1/4)`, `J = I/2 + 0.142 sigma |X/(V T)|^(3/5)`. Source: Almgren, Thum, Hauptmann and Li 2005.
 *
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * marketImpact({ quantity: 656_100, dailyVolume: 6.561e6, outstanding: 1.728e9, days: 0.1, sigma: 0.0157 }).cost // 0.0032: 32 bp
 */
export function marketImpact({ quantity, dailyVolume, outstanding, days, sigma }: OrderSize): MarketImpact {
  refuse("POOL_INPUT", [
    ...within("|quantity|", Math.abs(quantity), 0, Number.MAX_VALUE),
    ...within("dailyVolume", dailyVolume, 0, Number.MAX_VALUE, true),
    ...within("outstanding", outstanding, 0, Number.MAX_VALUE, true),
    ...within("days", days, 0, Number.MAX_VALUE, true),
    ...within("sigma", sigma, 0, Number.MAX_VALUE),
  ]);
  const share = quantity / dailyVolume;
  const permanent = PERMANENT * sigma * share * (outstanding / dailyVolume) ** 0.25;
  const temporary = Math.sign(share) * TEMPORARY * sigma * Math.abs(share / days) ** 0.6;
  return { permanent, cost: permanent / 2 + temporary };
}
