const ONE = 1_000_000n;

/** Ratios and prices in millionths, base in billionths. */
export interface InsuranceFeeTerms {
  readonly base: bigint;
  readonly price: bigint;
  readonly quotePrice: bigint;
  readonly marginRatio: bigint;
  readonly liquidatorFee: bigint;
  readonly maxFee: bigint;
}

/**
 * Fee the insurance fund may take from a liquidation without leaving the account short: 95 % of the margin that the shortage and the liquidator leave.
 *
 * `0.95 * (ratio - liquidatorFee - shortage / notional)`, 0 to `maxFee`. Source: Drift v2.
 *
 * @param shortage Quote millionths.
 * @returns Millionths of notional.
 * @example
 * insuranceFee(20_000_000n, { base: 10_000_000_000n, price: 100_000_000n, quotePrice: 1_000_000n, marginRatio: 50_000n, liquidatorFee: 10_000n, maxFee: 50_000n }) // 19_000n
 */
export function insuranceFee(shortage: bigint, terms: InsuranceFeeTerms): bigint {
  const { base, marginRatio, liquidatorFee, maxFee } = terms;
  const price = (terms.price * terms.quotePrice) / ONE;
  if (price === 0n || base === 0n || marginRatio <= liquidatorFee) return 0n;
  const short = (((shortage * 1_000_000_000n) / base) * ONE) / price;
  const left = marginRatio - liquidatorFee - short;
  if (left <= 0n) return 0n;
  const fee = (left * 19n) / 20n;
  return fee < maxFee ? fee : maxFee;
}
