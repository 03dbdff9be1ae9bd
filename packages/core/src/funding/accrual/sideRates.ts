/** Rates of the two sides, same unit as the rate they came from; positive: that side pays. */
export interface SideRates {
  readonly long: number;
  readonly short: number;
}

const NOBODY: SideRates = { long: 0, short: 0 };

/**
 * Rates of both sides when what one side pays is exactly what the other shares: the paying side pays the rate, the other divides it by its open interest.
 *
 * With nobody on the receiving side nothing is charged. Source: GMX v2.
 *
 * @param rate Signed; positive: longs pay.
 * @example
 * sharedRates(0.00001, 150_000, 50_000) // { long: 0.00001, short: -0.00003 } (up to rounding)
 */
export function sharedRates(rate: number, longOpenInterest: number, shortOpenInterest: number): SideRates {
  if (!(longOpenInterest > 0) || !(shortOpenInterest > 0)) return NOBODY;
  const sides =
    rate >= 0
      ? { long: rate, short: (-rate * longOpenInterest) / shortOpenInterest }
      : { long: (rate * shortOpenInterest) / longOpenInterest, short: -rate };
  // Dust on the receiving side would have to be paid at an infinite rate: it counts as nobody.
  return Number.isFinite(sides.long) && Number.isFinite(sides.short) ? sides : NOBODY;
}

/**
 * Rates of both sides when the venue's own pool takes the difference: one rate for all.
 *
 * @example
 * equalRates(0.0001) // { long: 0.0001, short: -0.0001 }
 */
export function equalRates(rate: number): SideRates {
  return { long: rate, short: -rate };
}
