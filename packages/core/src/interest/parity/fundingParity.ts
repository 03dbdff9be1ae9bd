/**
 * Financing rate at which a premium is fair, the inverse of `anchoredRatio` in `math/parity`: what borrowers must pay so that carrying the premium earns nothing.
 *
 * @param premium Perpetual over spot less one, fraction above -1.
 * @param anchoring Funding per unit of premium, per unit of time (1,095 a year when 8 hours pay the premium once).
 * @param interest Interest term of the funding, same unit of time.
 * @example
 * parityFinancing(0, 1_095, 0.1095) // 0.1095 (up to rounding): at level prices financing equals the interest term
 */
export function parityFinancing(premium: number, anchoring: number, interest: number): number {
  return anchoring - (anchoring - interest) / (1 + premium);
}

/** Rates at which the two assets can be borrowed and lent, fractions per second. */
export interface CarryRates {
  readonly borrowQuote: number;
  readonly lendQuote: number;
  readonly borrowBase: number;
  readonly lendBase: number;
}

/** Funding rates, fractions per second, between which nobody earns by carrying. */
export interface ParityBand {
  readonly low: number;
  readonly high: number;
}

/**
 * Funding rates between which cash-and-carry earns nothing in either direction.
 *
 * Above `high`, buying spot with borrowed quote (and lending it out) against a short perpetual earns; below `low`, selling borrowed spot against a long one does.
 *
 * @param roundTripCost Fraction of notional to open and close both legs.
 * @param horizonSeconds Time over which the cost is spread.
 * @example
 * fundingParityBand({ borrowQuote: 3e-9, lendQuote: 2e-9, borrowBase: 1e-9, lendBase: 0 }, 0, 1) // { low: 1e-9, high: 3e-9 }
 */
export function fundingParityBand(rates: CarryRates, roundTripCost: number, horizonSeconds: number): ParityBand {
  const cost = roundTripCost / horizonSeconds;
  return { low: rates.lendQuote - rates.borrowBase - cost, high: rates.borrowQuote - rates.lendBase + cost };
}
