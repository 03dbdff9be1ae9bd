/**
 * Price of a perpetual over spot that leaves no gain to a patient arbitrageur without costs: `(kappa - iota) / (kappa - r)`, one exactly when
 * the interest in the funding rule is the cost of carry. The same formula holds per period with rates per period.
 *
 * Source: Ackerer, Hugonnier and Jermann 2024 (arXiv 2310.11771); He, Manela, Ross and von Wachter 2024 (arXiv 2212.06888).
 *
 * @param anchoring kappa: share of the premium that funding pays per unit of time; 1095 a year for "the whole premium every 8 hours"
 * @param interest iota: interest in the funding rule, same unit of time
 * @param carry r: growth of spot under the pricing measure, same unit of time
 * @returns null when the anchoring is not stronger than the carry: no price is finite then
 * @example
 * anchoredRatio(1095, 0, 0.05) // 1.0000457: 0.46 bp
 * anchoredRatio(1095, 0.1095, 0.1095) // 1
 */
export function anchoredRatio(anchoring: number, interest: number, carry: number): number | null {
  return anchoring > carry ? (anchoring - interest) / (anchoring - carry) : null;
}
