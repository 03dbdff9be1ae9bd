import { EvenkeelError } from "../../market/errors.ts";

/**
 * Perpetual over spot at which nobody gains by holding one against the other: `(kappa - iota) / (kappa - r)`.
 *
 * With an interest term equal to the financing rate the two prices agree. Source: Ackerer, Hugonnier and Jermann (arXiv:2310.11771); He et al. (arXiv:2212.06888).
 *
 * @param anchoring Funding per unit of premium, per unit of time (1,095 a year when 8 hours pay the premium once).
 * @param interest Interest term of the funding, same unit of time.
 * @param financing Rate at which spot is financed, same unit, below `anchoring`.
 * @throws EvenkeelError INTEREST_PARITY_UNDEFINED when the financing rate reaches the anchoring.
 * @example
 * parityRatio(1_095, 0, 0.05) // 1.0000456641855793
 */
export function parityRatio(anchoring: number, interest: number, financing: number): number {
  if (!(financing < anchoring)) {
    throw new EvenkeelError({
      code: "INTEREST_PARITY_UNDEFINED",
      message: "no price balances the funding when financing costs as much as the anchoring pulls",
      field: "financing",
      value: financing,
      remedy: "Raise the anchoring above the financing rate, in the same unit of time.",
    });
  }
  return (anchoring - interest) / (anchoring - financing);
}

/**
 * Financing rate at which a premium is fair, the inverse of `parityRatio`: what borrowers must pay so that carrying the premium earns nothing.
 *
 * @param premium Perpetual over spot less one, fraction above -1.
 * @example
 * parityFinancing(0, 1_095, 0.1095) // 0.1095 (up to rounding): at level prices financing equals the interest term
 */
export function parityFinancing(premium: number, anchoring: number, interest: number): number {
  return anchoring - (anchoring - interest) / (1 + premium);
}

/**
 * How far a perpetual pays away from parity: `anchoring * (perpetual / spot - 1) - financing`, per unit of time.
 *
 * Positive: selling the perpetual against financed spot earns this much before costs. Source: He et al. (arXiv:2212.06888).
 *
 * @example
 * parityDeviation(1_095, 100.1, 100, 0.05) // 1.045 (up to rounding)
 */
export function parityDeviation(anchoring: number, perpetual: number, spot: number, financing: number): number {
  return anchoring * (perpetual / spot - 1) - financing;
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
