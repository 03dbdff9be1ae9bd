import { absoluteInteger } from "../../math/integer/boundInteger.ts";

/** Rates in 1e-9 quote per base, sizes in 1e-9 base, money in 1e-6 quote. */
export interface PoolLimitedInput {
  /** Quote per base; positive: longs pay. */
  readonly rate: bigint;
  /** Users' net position, signed. */
  readonly net: bigint;
  /** Not negative. */
  readonly longs: bigint;
  /** Not positive. */
  readonly shorts: bigint;
  /** What the pool holds. */
  readonly pool: bigint;
  /** What the pool must keep. */
  readonly keep: bigint;
  /** At most `(pool - keep) / spendDivisor` is spent per period. */
  readonly spendDivisor: bigint;
}

/** Rates of both sides in quote per base with the sign of the rate, and the pool afterwards. */
export interface PoolLimitedRates {
  readonly long: bigint;
  readonly short: bigint;
  readonly poolAfter: bigint;
  /** True when the receiving side gets less than the rate. */
  readonly limited: boolean;
}

const RATE_BY_SIZE_TO_MONEY = 1_000_000_000_000n;

/**
 * Money that a position pays at a rate, 1e-6 quote, truncated towards zero; negative: it receives.
 *
 * @example
 * fundingMoney(-140_002_666n, -512_295_081_967n) // 71_722_677n
 */
export function fundingMoney(rate: bigint, size: bigint): bigint {
  return (rate * size) / RATE_BY_SIZE_TO_MONEY;
}

/**
 * Rates of both sides when the venue's pool is the counterparty of the imbalance: it earns the difference, or spends no more than its budget.
 *
 * When the pool owes more than its budget, the receiving side shares what the payers bring plus the budget, rounded down by a unit. Nobody on the receiving
 * side gets a rate of 0. Source: Drift v2 capped symmetric funding.
 *
 * @example
 * poolLimitedRates({ rate: 1_000_000_000n, net: 0n, longs: 5n, shorts: -5n, pool: 0n, keep: 0n, spendDivisor: 3n }).limited // false
 */
export function poolLimitedRates(input: PoolLimitedInput): PoolLimitedRates {
  const { rate, net, longs, shorts, pool, keep, spendDivisor } = input;
  const earned = fundingMoney(rate, net);
  const budget = pool > keep ? (pool - keep) / spendDivisor : 0n;
  if (earned >= -budget) return { long: rate, short: rate, poolAfter: pool + earned, limited: false };
  const [payers, receivers] = rate > 0n ? [longs, shorts] : [shorts, longs];
  const shared = absoluteInteger(fundingMoney(rate, payers)) + budget;
  const size = absoluteInteger(receivers);
  const usable = shared > 0n ? shared - 1n : 0n;
  const given = size === 0n ? 0n : (usable * RATE_BY_SIZE_TO_MONEY) / size;
  const poolAfter = pool - budget;
  return rate > 0n ? { long: rate, short: given, poolAfter, limited: true } : { long: -given, short: rate, poolAfter, limited: true };
}

/** Money the pool earns from an imbalance, and what the users still owe it. */
export interface ImbalanceRevenue {
  readonly poolAfter: bigint;
  readonly netUnsettled: bigint;
}

/**
 * The pool's revenue of one period from the users' net position, and the users' net unsettled result.
 *
 * @example
 * imbalanceRevenue(-140_002_666n, -512_295_081_967n, 99_999_000_000n) // { poolAfter: 100_070_722_677n, netUnsettled: -71_722_677n }
 */
export function imbalanceRevenue(rate: bigint, net: bigint, pool: bigint): ImbalanceRevenue {
  const revenue = fundingMoney(rate, net);
  return { poolAfter: pool + revenue, netUnsettled: -revenue };
}
