import { signOf } from "../../math/black76.ts";
import { cumulativeNormal } from "../../math/cumulativeNormal.ts";
import { normalDensity } from "../../math/normalDensity.ts";
import { type BlackScholesInput, blackScholes } from "./blackScholes.ts";
import { d1d2 } from "./d1d2.ts";

/** Value of an option and its derivatives. Volatility and rates per 1.00, time per year. */
export interface OptionGreeks {
  readonly price: number;
  /** By spot. */
  readonly delta: number;
  /** Second derivative by spot. */
  readonly gamma: number;
  /** By volatility. */
  readonly vega: number;
  /** By calendar time at constant spot and volatility. */
  readonly theta: number;
  /** By the interest rate. */
  readonly rho: number;
  /** By the base's yield. */
  readonly dividendRho: number;
  /** By spot and volatility: change of delta with volatility, of vega with spot. */
  readonly vanna: number;
  /** Second derivative by volatility. */
  readonly volga: number;
  /** Change of delta by calendar time. */
  readonly charm: number;
  /** By strike. */
  readonly dualDelta: number;
  /** Second derivative by strike: the discounted density at the strike. */
  readonly dualGamma: number;
  /** By forward, discounted. */
  readonly deltaForward: number;
  /** Second derivative by forward, discounted. */
  readonly gammaForward: number;
  /** Relative change of the price per relative change of spot. */
  readonly elasticity: number;
  /** Probability of ending in the money in the pricing measure, `N(+-d2)`. */
  readonly itmCashProbability: number;
  /** The same with the base as numeraire, `N(+-d1)`. */
  readonly itmAssetProbability: number;
}

/**
 * Black-Scholes value with the full set of greeks.
 *
 * At zero volatility or time every greek stays finite: delta 1 in the money and one half at the money, gamma, vega, vanna and volga 0.
 * Source: Black, Scholes 1973; Merton 1973; the set of QuantLib's BlackCalculator with vanna, volga and charm.
 *
 * @example
 * greeks({ kind: "call", spot: 49, strike: 50, years: 0.3846, volatility: 0.2, rate: 0.05, dividendYield: 0 }).delta // 0.5216
 */
export function greeks(input: BlackScholesInput): OptionGreeks {
  const { spot, strike, years, volatility, rate, dividendYield } = input;
  const sign = signOf(input.kind);
  const rootYears = Math.sqrt(years);
  const total = volatility * rootYears;
  const discount = Math.exp(-rate * years);
  const yieldDiscount = Math.exp(-dividendYield * years);
  const forward = (spot * yieldDiscount) / discount;
  const { d1, d2 } = d1d2(forward, strike, total);
  const price = blackScholes(input);
  const itmAssetProbability = cumulativeNormal(sign * d1);
  const itmCashProbability = cumulativeNormal(sign * d2);
  const delta = sign * yieldDiscount * itmAssetProbability;
  const held = sign * discount * strike * itmCashProbability;
  const carry = dividendYield * spot * delta - rate * held;
  const shared = {
    price,
    delta,
    rho: years * held,
    dividendRho: -years * spot * delta,
    dualDelta: -sign * discount * itmCashProbability,
    deltaForward: sign * discount * itmAssetProbability,
    // What is worth nothing and does not move has no change to relate.
    elasticity: delta === 0 ? 0 : (delta * spot) / price,
    itmCashProbability,
    itmAssetProbability,
  };
  const density = normalDensity(d1);
  if (!(total > 0) || density === 0) {
    const still = { gamma: 0, vega: 0, vanna: 0, volga: 0, dualGamma: 0, gammaForward: 0 };
    return { ...shared, ...still, theta: carry, charm: dividendYield * delta };
  }
  const gamma = (yieldDiscount * density) / (spot * total);
  const vega = spot * yieldDiscount * density * rootYears;
  const drift = ((rate - dividendYield) * years - 0.5 * d2 * total) / (years * total);
  return {
    ...shared,
    gamma,
    vega,
    theta: carry - (0.5 * vega * volatility) / years,
    vanna: (-yieldDiscount * density * d2) / volatility,
    volga: (vega * d1 * d2) / volatility,
    charm: dividendYield * delta - yieldDiscount * density * drift,
    dualGamma: (discount * normalDensity(d2)) / (strike * total),
    gammaForward: (discount * density) / (forward * total),
  };
}
