import { signOf } from "../../math/black76.ts";
import { cumulativeNormal } from "../../math/cumulativeNormal.ts";
import type { BlackScholesInput } from "./blackScholes.ts";
import { d1d2 } from "./d1d2.ts";

function blackArguments(input: BlackScholesInput) {
  const { spot, strike, years, volatility, rate, dividendYield } = input;
  const discount = Math.exp(-rate * years);
  const yieldDiscount = Math.exp(-dividendYield * years);
  const { d1, d2 } = d1d2((spot * yieldDiscount) / discount, strike, volatility * Math.sqrt(years));
  return { sign: signOf(input.kind), discounted: spot * yieldDiscount, discount, d1, d2 };
}

/**
 * Value of a fixed amount paid if the option ends in the money (Reiner, Rubinstein 1991; Haug, "The Complete Guide to Option Pricing Formulas").
 *
 * @param cash amount, quote currency
 * @example
 * cashOrNothing({ kind: "put", spot: 100, strike: 80, years: 0.75, volatility: 0.35, rate: 0.06, dividendYield: 0.06 }, 10) // 2.6710
 */
export function cashOrNothing(input: BlackScholesInput, cash: number): number {
  const { sign, discount, d2 } = blackArguments(input);
  return cash * discount * cumulativeNormal(sign * d2);
}

/**
 * Value of one unit of base delivered if the option ends in the money.
 *
 * @example
 * assetOrNothing({ kind: "put", spot: 70, strike: 65, years: 0.5, volatility: 0.27, rate: 0.07, dividendYield: 0.05 }) // 20.2069
 */
export function assetOrNothing(input: BlackScholesInput): number {
  const { sign, discounted, d1 } = blackArguments(input);
  return discounted * cumulativeNormal(sign * d1);
}

/**
 * Value of a gap option: exercised when it ends in the money against `strike`, but paid against another strike. May be negative.
 *
 * @param payoffStrike strike of the payment, quote per base
 * @example
 * gapOption({ kind: "call", spot: 50, strike: 50, years: 0.5, volatility: 0.2, rate: 0.09, dividendYield: 0 }, 57) // -0.0053
 */
export function gapOption(input: BlackScholesInput, payoffStrike: number): number {
  const { sign, discounted, discount, d1, d2 } = blackArguments(input);
  return sign * (discounted * cumulativeNormal(sign * d1) - payoffStrike * discount * cumulativeNormal(sign * d2));
}
