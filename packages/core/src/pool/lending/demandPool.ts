import { refuse, within } from "../../market/refuse.ts";

/**
 * Linear funding of a pool that lends to both sides: `kappa (longs / shorts - price / entry)`, a fraction per period, positive: shorts pay longs.
 *
 * Its sign is the opposite of our convention; it is the law of the model in which the fee window below is derived. Source: Chitra et al. 2025
 * (arXiv 2502.06028), equation 2.
 *
 * @param longs Open interest of the longs.
 * @param shorts The same of the shorts, above 0.
 * @param price Outside price.
 * @param mark Price of the perpetual.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * ratioFunding({ longs: 1_000, shorts: 250, price: 2_000, mark: 2_000 }, 0.01) // 0.03
 */
export function ratioFunding(
  { longs, shorts, price, mark }: { readonly longs: number; readonly shorts: number; readonly price: number; readonly mark: number },
  kappa: number,
): number {
  refuse("POOL_INPUT", [
    ...within("longs", longs, 0, Number.MAX_VALUE),
    ...within("shorts", shorts, 0, Number.MAX_VALUE, true),
    ...within("price", price, 0, Number.MAX_VALUE),
    ...within("mark", mark, 0, Number.MAX_VALUE, true),
  ]);
  return kappa * (longs / shorts - price / mark);
}

/** Lending fees at which both arbitrageurs and liquidity providers gain, fractions per unit of open interest. */
export interface FeeWindow {
  /** Below it providers lose to arbitrage. */
  readonly lowest: number;
  /** Above it nobody arbitrages the funding away. */
  readonly highest: number;
}

/**
 * Window of lending fees: `[arbitrage / interest, kappa (1 - mark / price) / interest]`; it narrows as open interest grows and may be empty.
 *
 * Source: Chitra et al. 2025 (arXiv 2502.06028), equations 4 and 5.
 *
 * @param interest Open interest of each side.
 * @param arbitrage Size of the arbitrage trade against the pool.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * feeWindow({ price: 2_200, mark: 2_000, interest: 1_000, arbitrage: 0 }, 0.01) // { lowest: 0, highest: 9.09e-7 }
 */
export function feeWindow(
  { price, mark, interest, arbitrage }: Readonly<Record<"price" | "mark" | "interest" | "arbitrage", number>>,
  kappa: number,
): FeeWindow {
  refuse("POOL_INPUT", [
    ...within("price", price, 0, Number.MAX_VALUE, true),
    ...within("mark", mark, 0, Number.MAX_VALUE),
    ...within("interest", interest, 0, Number.MAX_VALUE, true),
    ...within("arbitrage", arbitrage, 0, Number.MAX_VALUE),
  ]);
  return { lowest: arbitrage / interest, highest: (kappa / interest) * (1 - mark / price) };
}

/**
 * Value left to those who are in a pool when a newcomer is given a discount: `value / (1 + discount)`.
 *
 * Source: Chitra et al. 2025 (arXiv 2502.06028), section 3.5.
 *
 * @param discount Fraction, above -1.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * dilutedValue(200_000, 0.05) // 190_476.19
 */
export function dilutedValue(value: number, discount: number): number {
  refuse("POOL_INPUT", [...within("value", value, 0, Number.MAX_VALUE), ...within("discount", discount, -1, Number.MAX_VALUE, true)]);
  return value / (1 + discount);
}
