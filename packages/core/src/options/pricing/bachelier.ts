import { type OptionKind, signOf } from "../../math/black76.ts";
import { cumulativeNormal } from "../../math/cumulativeNormal.ts";
import { normalDensity } from "../../math/normalDensity.ts";

/** An option on a forward whose changes, not returns, are normal: prices may pass through zero. */
export interface BachelierInput {
  readonly kind: OptionKind;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  /** Normal volatility: price units per square root of a year. */
  readonly volatility: number;
  readonly discount: number;
}

/** Value and greeks in the normal model, all discounted. */
export interface BachelierGreeks {
  readonly price: number;
  /** By forward. */
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  /** By calendar time at constant forward and discount. */
  readonly theta: number;
  readonly vanna: number;
  readonly volga: number;
}

/**
 * Value of a European option in the normal model (Bachelier 1900), `s (d N(d) + n(d))` with `d = +-(F - K) / s`, and its greeks.
 *
 * @example
 * bachelier({ kind: "call", forward: 100, strike: 100, years: 1, volatility: 20, discount: 1 }).price // 7.9788
 */
export function bachelier({ kind, forward, strike, years, volatility, discount }: BachelierInput): BachelierGreeks {
  const sign = signOf(kind);
  const rootYears = Math.sqrt(years);
  const total = volatility * rootYears;
  const distance = sign * (forward - strike);
  if (!(total > 0)) {
    const half = distance === 0 ? 0.5 : 0;
    const delta = sign * discount * (distance > 0 ? 1 : half);
    return { price: discount * Math.max(0, distance), delta, gamma: 0, vega: 0, theta: 0, vanna: 0, volga: 0 };
  }
  const d = distance / total;
  const density = normalDensity(d);
  const below = cumulativeNormal(-Math.abs(d));
  // Out of the money value first; the intrinsic value is added.
  const price = discount * (total * density - Math.abs(distance) * below + Math.max(0, distance));
  const vega = discount * density * rootYears;
  return {
    price,
    delta: sign * discount * cumulativeNormal(d),
    gamma: (discount * density) / total,
    vega,
    theta: (-0.5 * vega * volatility) / years,
    vanna: (-sign * vega * d) / total,
    volga: (vega * d * d) / volatility,
  };
}
