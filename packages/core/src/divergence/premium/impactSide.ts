/** One side of a book in arrays that the caller owns and refills: level i trades `sizes[i]` base at `prices[i]`, best first. */
export interface BookSide {
  /** Quote per base. */
  readonly prices: Float64Array;
  /** Base units. */
  readonly sizes: Float64Array;
  /** Levels in use. */
  count: number;
}

/** What a stated amount meets on one side. */
export interface ImpactSide {
  /** `empty`: no level at all; `thin`: less depth than asked for. */
  status: "filled" | "thin" | "empty";
  /** Average price of the fill, quote per base; NaN unless filled. */
  price: number;
}

/**
 * Average price at which a quote amount trades against one side of the book; a notional of 0 asks for the best price. Writes into a result of
 * the caller's and allocates nothing.
 *
 * Source: impact price of dYdX v4, Binance, BitMEX, Hyperliquid.
 *
 * @param notional quote units, not negative
 * @example
 * measureSide({ prices: Float64Array.of(100, 102), sizes: Float64Array.of(1, 9), count: 2 }, 202, side); // side is { status: "filled", price: 101 }
 */
export function measureSide({ prices, sizes, count }: BookSide, notional: number, out: ImpactSide): void {
  out.status = count === 0 ? "empty" : "thin";
  out.price = Number.NaN;
  if (count === 0) return;
  let left = notional;
  let base = 0;
  for (let i = 0; i < count; i++) {
    const price = prices[i] as number;
    const value = price * (sizes[i] as number);
    if (value < left) {
      left -= value;
      base += sizes[i] as number;
      continue;
    }
    out.status = "filled";
    out.price = i === 0 ? price : notional / (base + left / price);
    return;
  }
}
