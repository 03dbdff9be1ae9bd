import { clamp } from "../../math/clamp.ts";

/**
 * Quote amount over which the impact price is averaged: what a stated margin controls at the highest leverage.
 *
 * Source: dYdX v4 (500 over the initial margin), Binance (200 over it).
 *
 * @param marginAmount Quote units.
 * @param initialMargin Fraction, positive.
 * @example
 * impactNotional(500, 0.1) // 5000
 */
export function impactNotional(marginAmount: number, initialMargin: number): number {
  return marginAmount / initialMargin;
}

/**
 * The same amount from a leverage that is held inside a range: `unit * clamp(leverage, low, high)`.
 *
 * Source: Strike.
 *
 * @example
 * impactNotionalOfLeverage(50, 125, 20, 50) // 2500
 */
export function impactNotionalOfLeverage(unit: number, leverage: number, low: number, high: number): number {
  return unit * clamp(leverage, low, high);
}
