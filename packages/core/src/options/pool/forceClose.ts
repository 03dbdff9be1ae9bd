import type { OptionKind } from "../../math/black76.ts";
import { blackScholes } from "../pricing/blackScholes.ts";

/** How a pool shades the volatility at which it takes a position back outside its trading limits. */
export interface ForceCloseParameters {
  /** Below 1: longs are bought back cheaply. */
  readonly longVolShock: number;
  /** Above 1: shorts are closed dearly. */
  readonly shortVolShock: number;
  /** A short costs at least parity plus this share of spot. */
  readonly shortSpotMinimum: number;
}

/** Side of the position that is closed, as the trader holds it. */
export type HeldSide = "long" | "short";

/**
 * Volatility of a forced close: the pool's better of the averaged and the live one, shaded further.
 *
 * @param averaged geometric time-weighted volatility
 * @param live volatility the trade would have met; the board's base volatility does not move in a forced close
 * Source: Lyra v1, OptionMarketPricer.
 * @example
 * forceCloseVolatility("long", 1, 1.2, { longVolShock: 0.8, shortVolShock: 1.2, shortSpotMinimum: 0.01 }) // 0.8
 */
export function forceCloseVolatility(side: HeldSide, averaged: number, live: number, parameters: ForceCloseParameters): number {
  return side === "long" ? Math.min(averaged, live) * parameters.longVolShock : Math.max(averaged, live) * parameters.shortVolShock;
}

/** The option that is closed. */
export interface ForceCloseInput {
  readonly side: HeldSide;
  readonly kind: OptionKind;
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  /** From `forceCloseVolatility`. */
  readonly volatility: number;
}

/**
 * Price of one contract in a forced close. A short pays at least what exercise would, plus a share of spot.
 *
 * @returns quote currency per contract
 * Source: Lyra v1, OptionMarketPricer.
 * @example
 * forceClosePrice({ side: "short", kind: "call", spot: 110, strike: 100, years: 0, rate: 0, volatility: 1 }, parameters) // 11.1 with shortSpotMinimum 0.01
 */
export function forceClosePrice(input: ForceCloseInput, parameters: ForceCloseParameters): number {
  const { side, kind, spot, strike, years, rate, volatility } = input;
  const price = blackScholes({ kind, spot, strike, years, volatility, rate, dividendYield: 0 });
  if (side === "long") return price;
  const parity = Math.max(0, kind === "call" ? spot - strike : strike - spot);
  return Math.max(price, parity + parameters.shortSpotMinimum * spot);
}
