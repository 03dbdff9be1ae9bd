import { refuse, type Violation, within } from "../../market/refuse.ts";
import { premiumLiability } from "./premiumLiability.ts";
import { skewFillPrice } from "./skewFillPrice.ts";

/** A pool that is the counterparty of every trade of one market. */
export interface SkewPool {
  /** Quote currency: capital, and all that traders have paid less all that they were paid. */
  readonly balance: number;
  /** Base units, long minus short. */
  readonly skew: number;
  /** Base units of skew that double the price; 0 fills at the index. */
  readonly scale: number;
}

/** Violations of a pool and the price it is valued at. */
export function skewPoolViolations({ balance, skew, scale }: SkewPool, price: number): Violation[] {
  return [
    ...within("|balance|", Math.abs(balance), 0, Number.MAX_VALUE),
    ...within("|skew|", Math.abs(skew), 0, Number.MAX_VALUE),
    ...within("scale", scale, 0, Number.MAX_VALUE),
    ...within("price", price, 0, Number.MAX_VALUE, true),
  ];
}

/**
 * Net asset value of the pool: its cash, less what the positions are worth at the index, less the premium liability.
 *
 * No trade and no change of scale moves it but by fees; only the index does, by `-(skew + skew^2 / (2 scale))` per unit of price.
 *
 * @param price Index, quote per base.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * skewPoolValue({ balance: 1_120_006, skew: 100, scale: 1_000_000 }, 1_200) // 1_000_000
 */
export function skewPoolValue(pool: SkewPool, price: number): number {
  refuse("POOL_INPUT", skewPoolViolations(pool, price));
  return pool.balance - pool.skew * price - premiumLiability(pool.skew, pool.scale, price);
}

/**
 * Base units by which the pool gains or loses with the index: what has to be held outside to be hedged, premium included.
 *
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * skewPoolDelta({ balance: 0, skew: 100_000, scale: 1_000_000 }, 1_200) // -105_000
 */
export function skewPoolDelta(pool: SkewPool, price: number): number {
  refuse("POOL_INPUT", skewPoolViolations(pool, price));
  return -pool.skew - premiumLiability(pool.skew, pool.scale, 1);
}

/** A pool after a trade, and what the trader paid. */
export interface SkewTrade {
  readonly pool: SkewPool;
  /** Fill, quote per base. */
  readonly fillPrice: number;
  /** Quote currency, signed: what the trader pays for the position (negative: is paid), fee included. */
  readonly paid: number;
}

/**
 * Trades against the pool at the average of the prices before and after, plus a fee on the notional.
 *
 * @param size Base units, signed; positive buys.
 * @param price Index, quote per base.
 * @param feeRate Fraction of `|size| * fill`, not negative.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * tradeWithSkewPool({ balance: 1_000_000, skew: 0, scale: 1_000_000 }, 100, 1_200, 0).paid // 120_006
 */
export function tradeWithSkewPool(pool: SkewPool, size: number, price: number, feeRate: number): SkewTrade {
  const fillPrice = skewFillPrice(price, pool.skew, size, pool.scale);
  refuse("POOL_INPUT", [
    ...skewPoolViolations(pool, price),
    ...within("|size|", Math.abs(size), 0, Number.MAX_VALUE),
    ...within("feeRate", feeRate, 0, 1),
  ]);
  const paid = size * fillPrice + Math.abs(size * fillPrice) * feeRate;
  return { pool: { ...pool, balance: pool.balance + paid, skew: pool.skew + size }, fillPrice, paid };
}
