import { impliedVolatility, type NoVolatilityReason } from "./impliedVolatility.ts";

/** Undiscounted quotes in flat arrays, one entry per quote. */
export interface QuoteColumns {
  /** 1 for a call, -1 for a put. */
  readonly sign: Int8Array;
  readonly price: Float64Array;
  readonly forward: Float64Array;
  readonly strike: Float64Array;
  readonly years: Float64Array;
}

/** Codes of a batch: 0 for a volatility, otherwise the reason's place in `NO_VOLATILITY_REASONS` plus 1. */
export const NO_VOLATILITY_REASONS: readonly NoVolatilityReason[] = [
  "notQuotable",
  "expired",
  "belowIntrinsic",
  "atIntrinsic",
  "aboveMaximum",
  "noVega",
];

/**
 * Implied volatilities of many quotes into the caller's arrays.
 *
 * @param volatility NaN where there is none
 * @param code 0, or why there is none
 * @returns how many quotes have a volatility
 * @example
 * impliedVolatilities(quotes, volatility, code); NO_VOLATILITY_REASONS[code[0] - 1] // "belowIntrinsic"
 */
export function impliedVolatilities(quotes: QuoteColumns, volatility: Float64Array, code: Uint8Array): number {
  let found = 0;
  for (let i = 0; i < quotes.price.length; i++) {
    const implied = impliedVolatility({
      kind: quotes.sign[i] === 1 ? "call" : "put",
      price: quotes.price[i] as number,
      forward: quotes.forward[i] as number,
      strike: quotes.strike[i] as number,
      years: quotes.years[i] as number,
    });
    volatility[i] = implied.ok ? implied.volatility : Number.NaN;
    code[i] = implied.ok ? 0 : NO_VOLATILITY_REASONS.indexOf(implied.reason) + 1;
    if (implied.ok) found += 1;
  }
  return found;
}
