import { EvenkeelError } from "../../market/errors.ts";

/** A trade against a pool's vega. */
export interface VegaTrade {
  /** Contracts, at least 0. */
  readonly amount: number;
  /** Volatility traded, fraction. */
  readonly volatility: number;
  /** Net standard vega before and after, signed. */
  readonly netStandardVegaBefore: number;
  readonly netStandardVegaAfter: number;
  /** Net asset value AFTER the trade: with the premium in and the new liability out. */
  readonly navAfter: number;
  readonly coefficient: number;
}

function positiveNav(nav: number): void {
  if (nav > 0) return;
  throw new EvenkeelError({
    code: "OPTION_NAV_INVALID",
    message: "a pool without value cannot take vega",
    field: "navAfter",
    value: nav,
    remedy: "Refuse the trade until the pool has value.",
  });
}

/**
 * Fee for using a pool's vega: `coefficient * volatility * |net vega after| / NAV * amount`, free where the trade makes the net smaller.
 *
 * NAV is taken after the trade. Taken before it, a large trade is judged by a pool that no longer exists (Lyra v1 accepts that; Rysk had it as an audit
 * finding).
 *
 * @returns quote currency
 * @throws EvenkeelError OPTION_NAV_INVALID when NAV is not positive.
 * Source: Lyra v1, OptionMarketPricer.
 * @example
 * vegaUtilisationFee({ amount: 1, volatility: 1, netStandardVegaBefore: 0.1, netStandardVegaAfter: 80, navAfter: 500_000, coefficient: 100 }) // 0.016
 */
export function vegaUtilisationFee(trade: VegaTrade): number {
  const { amount, volatility, netStandardVegaBefore, netStandardVegaAfter, navAfter, coefficient } = trade;
  positiveNav(navAfter);
  const after = Math.abs(netStandardVegaAfter);
  if (after <= Math.abs(netStandardVegaBefore)) return 0;
  return coefficient * ((volatility * after) / navAfter) * amount;
}

/**
 * The same fee integrated along the trade, which makes it independent of how a trade is split: `coefficient * volatility * integral |v| dn / NAV` over
 * the part that widens the net.
 *
 * The end-point rule above charges one trade of 5 more than five of 1; this one charges them alike, and the first and last contract of a trade
 * each at the utilisation they meet.
 *
 * @returns quote currency
 * @throws EvenkeelError OPTION_NAV_INVALID when NAV is not positive.
 * @example
 * integratedVegaFee({ amount: 10, volatility: 1, netStandardVegaBefore: 0, netStandardVegaAfter: 80, navAfter: 500_000, coefficient: 100 }) // 0.08
 */
export function integratedVegaFee(trade: VegaTrade): number {
  const { amount, volatility, netStandardVegaBefore: from, netStandardVegaAfter: to, navAfter, coefficient } = trade;
  positiveNav(navAfter);
  if (to === from) return 0;
  // Widening starts where the net passes zero, if it does.
  const start = from * to > 0 ? Math.abs(from) : 0;
  const end = Math.abs(to);
  if (end <= start) return 0;
  // The product, because a difference of two squares has no digits left for a small step.
  const integral = (0.5 * (end - start) * (end + start)) / Math.abs(to - from);
  return (coefficient * volatility * integral * amount) / navAfter;
}
