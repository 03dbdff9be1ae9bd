import { black76, type OptionKind } from "../../math/black76.ts";

/** A European option on a spot price with continuous rates. */
export interface BlackScholesInput {
  readonly kind: OptionKind;
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  /** Annual volatility, fraction. */
  readonly volatility: number;
  /** Continuously compounded interest per year. */
  readonly rate: number;
  /** Continuously compounded yield of the base per year; for a coin its lending or staking yield. */
  readonly dividendYield: number;
}

/**
 * Value of a European option on a spot price (Black, Scholes 1973; Merton 1973), by Black-76 on its forward.
 *
 * @example
 * blackScholes({ kind: "call", spot: 42, strike: 40, years: 0.5, volatility: 0.2, rate: 0.1, dividendYield: 0 }) // 4.7594
 */
export function blackScholes({ kind, spot, strike, years, volatility, rate, dividendYield }: BlackScholesInput): number {
  const forward = spot * Math.exp((rate - dividendYield) * years);
  return black76(kind, forward, strike, volatility * Math.sqrt(years), Math.exp(-rate * years));
}
