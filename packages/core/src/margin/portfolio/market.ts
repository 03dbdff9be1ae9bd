import type { OptionKind } from "../../math/black76.ts";

/** One expiry's forward and rate. */
export interface ExpiryMarket {
  readonly secondsToExpiry: number;
  /** Part of the forward that is settled already, quote per base; scenarios do not move it. */
  readonly forwardFixed: number;
  readonly forwardVariable: number;
  /** Continuously compounded, per year; a negative one counts as 0. */
  readonly rate: number;
  /** Lowest confidence of forward, rate and volatility, in [0, 1]. */
  readonly confidence: number;
}

/** An asset that may be posted as collateral. */
export interface CollateralMarket {
  /** Price in the same unit as the stable asset's price. */
  readonly price: number;
  readonly confidence: number;
  /** True where the asset moves with the underlying one (the coin itself, wrapped or staked): then it hedges. */
  readonly riskCancelling: boolean;
  readonly maintenanceHaircut: number;
  /** On top of the maintenance haircut. */
  readonly initialHaircut: number;
}

/** Everything that is the same for all accounts of one underlying. */
export interface PortfolioMarket {
  readonly spot: number;
  readonly spotConfidence: number;
  readonly perpPrice: number;
  readonly perpConfidence: number;
  /** Price of the accounting asset; collateral is valued in it. */
  readonly stablePrice: number;
  readonly expiries: readonly ExpiryMarket[];
  readonly collaterals: readonly CollateralMarket[];
}

/** A listed option. */
export interface Instrument {
  /** Index into the market's expiries. */
  readonly expiry: number;
  readonly strike: number;
  readonly kind: OptionKind;
  /** Marked volatility, annual. */
  readonly volatility: number;
}

/** Share of a forward that the settlement average has fixed already. */
export interface SplitForward {
  readonly forwardFixed: number;
  readonly forwardVariable: number;
}

/**
 * Splits a forward inside the settlement window: what the average has seen no longer moves.
 *
 * @param windowSeconds length of the settlement average; Derive uses 1800
 * @example
 * splitForward(3000, 600, 1800) // { forwardFixed: 2000, forwardVariable: 1000 }
 */
export function splitForward(forward: number, secondsToExpiry: number, windowSeconds: number): SplitForward {
  const open = windowSeconds > 0 ? Math.max(0, Math.min(1, secondsToExpiry / windowSeconds)) : 1;
  const forwardVariable = forward * open;
  return { forwardFixed: forward - forwardVariable, forwardVariable };
}
