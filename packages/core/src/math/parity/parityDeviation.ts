/**
 * What a holder of the short side earns beyond the cost of carry, per unit of time: `anchoring * (perpetual / spot - 1) - carry`.
 *
 * Source: He, Manela, Ross and von Wachter 2024 (arXiv 2212.06888), simple returns.
 *
 * @param anchoring share of the premium that funding pays per unit of time
 * @param perpetual its price, quote per base
 * @param spot quote per base, positive
 * @param carry same unit of time
 * @returns fraction per unit of time; negative: the long side earns
 * @example
 * parityDeviation(1095, 100.1, 100, 0.05) // 1.045 a year
 */
export function parityDeviation(anchoring: number, perpetual: number, spot: number, carry: number): number {
  return anchoring * (perpetual / spot - 1) - carry;
}
