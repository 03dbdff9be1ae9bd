const ONE = 1_000_000n;

/** Ratios and prices in millionths. */
export interface CoverTerms {
  /** Oracle price, quote per base. */
  readonly price: bigint;
  /** Price of the quote asset itself. */
  readonly quotePrice: bigint;
  /** Maintenance margin ratio. */
  readonly marginRatio: bigint;
  /** Share of notional the liquidator earns. */
  readonly liquidatorFee: bigint;
  /** Share of notional the insurance fund earns. */
  readonly insuranceFee: bigint;
}

/**
 * Base to transfer so that the freed maintenance margin, less both fees, covers the shortage; every division rounded down.
 *
 * `shortage / (price * (ratio - liquidatorFee) - price * insuranceFee)`. Source: Drift v2.
 *
 * @param shortage Quote millionths, unsigned.
 * @returns Billionths of a base unit; null when fees eat what the transfer frees, so that no size covers it.
 * @example
 * baseToCover(10_000_000n, { price: 100_000_000n, quotePrice: 1_000_000n, marginRatio: 100_000n, liquidatorFee: 10_000n, insuranceFee: 0n }) // 1_111_111_111n
 */
export function baseToCover(shortage: bigint, terms: CoverTerms): bigint | null {
  const { price, quotePrice, marginRatio, liquidatorFee, insuranceFee } = terms;
  if (price === 0n || marginRatio <= liquidatorFee) return null;
  const freed = (((price * quotePrice) / ONE) * (marginRatio - liquidatorFee)) / ONE;
  const perBase = freed - (price * insuranceFee) / ONE;
  return perBase > 0n ? (shortage * 1_000_000_000n) / perBase : null;
}
