import { refuse, within } from "../../market/refuse.ts";

/** What an arbitrageur does to a constant-product pool without fees. */
export interface CurveArbitrage {
  /** Quote that he pays in, signed; negative: takes out. */
  readonly quoteIn: number;
  /** What the pool is then worth less than if it had kept what it held, quote units. */
  readonly loss: number;
}

/**
 * The trade that moves a constant-product pool to an outside price, and what the pool loses by it: `sqrt(P x y) - x` and `x + P y - 2 sqrt(P x y)`.
 *
 * Source: Chitra et al. 2025 (arXiv 2502.06028), section 2.3.3.
 *
 * @param quote Quote reserve.
 * @param base Base reserve.
 * @param price Outside price, quote per base.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * curveArbitrage(1_000_000, 500, 2_200) // { quoteIn: 48_808.848, loss: 2_382.304 }
 */
export function curveArbitrage(quote: number, base: number, price: number): CurveArbitrage {
  refuse("POOL_INPUT", [
    ...within("quote", quote, 0, Number.MAX_VALUE),
    ...within("base", base, 0, Number.MAX_VALUE),
    ...within("price", price, 0, Number.MAX_VALUE),
  ]);
  const after = Math.sqrt(price * quote * base);
  return { quoteIn: after - quote, loss: quote + price * base - 2 * after };
}
