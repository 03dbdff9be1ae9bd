/** Weights of the variance fee. */
export interface VarianceFeeParameters {
  readonly coefficient: number;
  readonly vegaCoefficient: number;
  readonly minimumVega: number;
  readonly skewCoefficient: number;
  readonly referenceSkew: number;
  readonly minimumSkew: number;
  readonly ivVarianceCoefficient: number;
  readonly minimumIvVariance: number;
}

/** What the fee is charged on. */
export interface VarianceTrade {
  /** Vega per 1.00 of volatility, of one contract. */
  readonly vega: number;
  /** Skew after the trade. */
  readonly skew: number;
  /** Distance between the averaged and the traded base volatility. */
  readonly ivVariance: number;
  readonly amount: number;
}

/**
 * Fee that makes it expensive to push a pool's volatility away from its own average: the product of vega, skew and volatility deviations.
 *
 * @returns quote currency
 * Source: Lyra v1, OptionMarketPricer.
 * @example
 * varianceFee({ vega: 14, skew: 1, ivVariance: 0, amount: 2 }, { coefficient: 0.25, vegaCoefficient: 0.01, minimumVega: 0, skewCoefficient: 3, ... }) // 0.07
 */
export function varianceFee({ vega, skew, ivVariance, amount }: VarianceTrade, p: VarianceFeeParameters): number {
  const forVega = p.minimumVega + vega * p.vegaCoefficient;
  const forSkew = p.minimumSkew + Math.abs(skew - p.referenceSkew) * p.skewCoefficient;
  const forVariance = p.minimumIvVariance + Math.abs(ivVariance) * p.ivVarianceCoefficient;
  return p.coefficient * forVega * forSkew * forVariance * amount;
}
