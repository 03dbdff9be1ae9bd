import { logMoneyness } from "../../math/logMoneyness.ts";

/** The two arguments of Black's formula. */
export interface D1D2 {
  readonly d1: number;
  readonly d2: number;
}

/**
 * `d1 = ln(F/K) / s + s/2` and `d2 = d1 - s` for total volatility s; plus or minus infinity (or 0 at the money) where s is 0.
 *
 * @example
 * d1d2(100, 105, 0.2) // { d1: -0.1439508, d2: -0.3439508 }
 */
export function d1d2(forward: number, strike: number, totalVolatility: number): D1D2 {
  const x = logMoneyness(forward, strike);
  if (!(totalVolatility > 0)) {
    const limit = x === 0 ? 0 : x * Number.POSITIVE_INFINITY;
    return { d1: limit, d2: limit };
  }
  const h = x / totalVolatility;
  return { d1: h + 0.5 * totalVolatility, d2: h - 0.5 * totalVolatility };
}
