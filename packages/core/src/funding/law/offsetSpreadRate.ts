import { boundInteger } from "../../math/integer/boundInteger.ts";

/** Averages in price units, divisors as whole numbers. */
export interface OffsetSpreadInput {
  readonly markAverage: bigint;
  readonly oracleAverage: bigint;
  /** The largest |spread| is `oracleAverage / capDenominator`. */
  readonly capDenominator: bigint;
  /** The longs' constant share `oracleAverage / offsetDenominator`; null leaves it out. */
  readonly offsetDenominator: bigint | null;
  /** Rate units per price unit, e.g. 1_000n from millionths to billionths. */
  readonly ratePerPrice: bigint;
  /** Periods that the premium is spread over, e.g. 24n for an hourly rate of a daily premium. */
  readonly periods: bigint;
}

/** The rate of one period in quote per base, and whether its cap decided it. */
export interface OffsetSpreadRate {
  readonly rate: bigint;
  readonly capped: boolean;
}

/**
 * Rate in quote per base from the difference of two averages plus a constant share of the oracle, capped by a share of the oracle; truncated towards zero.
 *
 * Source: Drift v2 (an offset of 1/5000 is 7.3 % a year; caps 1/33, 1/20 and 1/10 by contract tier).
 *
 * @example
 * offsetSpreadRate({ markAverage: 50_000_000n, oracleAverage: 49_000_000n, capDenominator: 33n, offsetDenominator: null, ratePerPrice: 1_000n, periods: 24n })
 * // { rate: 41_666_666n, capped: false }
 */
export function offsetSpreadRate(input: OffsetSpreadInput): OffsetSpreadRate {
  const { markAverage, oracleAverage, capDenominator, offsetDenominator, ratePerPrice, periods } = input;
  const offset = offsetDenominator === null ? 0n : oracleAverage / offsetDenominator;
  const spread = markAverage - oracleAverage + offset;
  const bounded = boundInteger(spread, largestDivergence(oracleAverage, capDenominator));
  return { rate: (bounded * ratePerPrice) / periods, capped: bounded !== spread };
}

/**
 * Largest |spread| between the averages that funding counts, truncated.
 *
 * @example
 * largestDivergence(49_000_000n, 33n) // 1_484_848n
 */
export function largestDivergence(oracleAverage: bigint, denominator: bigint): bigint {
  return oracleAverage / denominator;
}

/**
 * Largest |rate| of one period as a fraction of the oracle: what `largestDivergence` allows, spread over the periods.
 *
 * @param denominator See `capDenominatorOf`.
 * @param periods Periods that the premium is spread over, e.g. 24.
 * @example
 * largestRateShare(10n, 24) // 0.004166666666666667
 */
export function largestRateShare(denominator: bigint, periods: number): number {
  return 1 / (Number(denominator) * periods);
}

/** How risky a market is judged to be. */
export type ContractTier = "A" | "B" | "C" | "Speculative" | "HighlySpeculative" | "Isolated";

/**
 * Denominator of the funding cap by contract tier.
 *
 * Source: Drift v2.
 *
 * @example
 * capDenominatorOf("B") // 33n
 */
export function capDenominatorOf(tier: ContractTier): bigint {
  if (tier === "A" || tier === "B") return 33n;
  return tier === "C" ? 20n : 10n;
}
