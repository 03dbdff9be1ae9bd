/** How a scenario changes the volatility of every option. */
export type VolatilityMove = "up" | "none" | "down" | "linearSkew" | "absoluteSkew";

/** One state of the world in which a portfolio is revalued. */
export interface Scenario {
  /** Factor on spot, perp, forwards and risk-cancelling collateral. */
  readonly spot: number;
  readonly volatility: VolatilityMove;
  /** Share of the profit or loss that counts: below 1 in the far tails. */
  readonly damping: number;
}

/** Shock of the volatility level: `(30 days / max(days, leastDays))^power` times a range. */
export interface VolatilityShock {
  readonly rangeUp: number;
  readonly rangeDown: number;
  /** Exponent up to 30 days. */
  readonly shortTermPower: number;
  /** Exponent beyond 30 days. */
  readonly longTermPower: number;
  readonly leastDays: number;
  /** A volatility shocked upwards is at least this. */
  readonly leastUpVolatility: number;
}

/** Shock of a smile's tilt (linear) and wings (absolute), capped where the smile flattens out. */
export interface SkewShock {
  readonly linearCap: number;
  readonly linearCapPerRootYear: number;
  readonly absoluteCap: number;
  readonly absoluteCapPerRootYear: number;
  /** Least log-moneyness at which the cap is reached. */
  readonly leastWidth: number;
  /** The cap is reached at `sqrt(T) widthScale (widthVolatility + widthVolatilityPerRootYear sqrt(T))`. */
  readonly widthScale: number;
  readonly widthVolatility: number;
  readonly widthVolatilityPerRootYear: number;
}

/** Discount of a shocked expiry's value against model and carry error: gains count less, losses more. */
export interface StaticDiscount {
  /** Factor on positive values. */
  readonly long: number;
  readonly longRateFactor: number;
  readonly longRateAdd: number;
  /** Factor on negative values. */
  readonly short: number;
  readonly shortRateFactor: number;
  readonly shortRateAdd: number;
}

/** Loss if each expiry's forward moved against spot on its own. */
export interface BasisShock {
  readonly spotUp: number;
  readonly spotDown: number;
  /** Share of that loss, plus more per year to expiry. */
  readonly share: number;
  readonly sharePerYear: number;
}

/** Add-ons in shares of notional at spot; the initial ones come on top of the maintenance ones. */
export interface Contingencies {
  readonly perpMaintenance: number;
  readonly perpInitial: number;
  /** On naked shorts: per strike, calls and puts netted. */
  readonly optionMaintenance: number;
  readonly optionInitial: number;
}

/** Rules of a scenario portfolio margin; JSON-serialisable. */
export interface PortfolioMarginParameters {
  readonly scenarios: readonly Scenario[];
  readonly volatilityShock: VolatilityShock;
  readonly skewShock: SkewShock;
  readonly staticDiscount: StaticDiscount;
  readonly basis: BasisShock;
  readonly contingencies: Contingencies;
  /** Below the threshold, `(1 - confidence) * factor` of notional is added to the initial requirement. */
  readonly confidence: { readonly threshold: number; readonly factor: number };
  /** Below the threshold, `(threshold - price) * factor` is added to the initial loss factor. */
  readonly peg: { readonly threshold: number; readonly factor: number };
  /** Factors on the worst loss. */
  readonly lossFactor: { readonly maintenance: number; readonly initial: number };
}
