import { absoluteInteger } from "../../math/integer/boundInteger.ts";

/** A virtual market maker: reserves share one scale, prices and peg are in 1e-6 quote. */
export interface VirtualReserves {
  readonly base: bigint;
  readonly quote: bigint;
  /** Quote reserve once every user has closed. */
  readonly terminalQuote: bigint;
  readonly peg: bigint;
}

/**
 * Price of a virtual constant-product market: `quote / base * peg`, rounded down.
 *
 * Source: Drift v2.
 *
 * @example
 * vammPrice({ base: 65_000_000_000n, quote: 63_015_384_615n, peg: 19_400_000_000n }) // 18_807_668_638n
 */
export function vammPrice({ base, quote, peg }: Pick<VirtualReserves, "base" | "quote" | "peg">): bigint {
  return (quote * peg) / base;
}

/**
 * Peg at which the market's price is the target: `target * base / quote`, rounded down, at least one unit.
 *
 * @param target 1e-6 quote per base.
 * @example
 * pegOfPrice(1_000_499n, 10n, 10n) // 1_000_499n
 */
export function pegOfPrice(target: bigint, base: bigint, quote: bigint): bigint {
  const peg = (target * base) / quote;
  return peg > 1n ? peg : 1n;
}

const RESERVE_TO_MONEY = 1_000_000_000n;

/**
 * What a change of the peg costs the market, 1e-6 quote, truncated: `(quote - terminal quote) * (new peg - peg)`; negative: it earns.
 *
 * Reserves are in 1e-9. Source: Drift v2.
 *
 * @example
 * repegCost({ base: 1n, quote: 64_000_000_000n, terminalQuote: 63_000_000_000n, peg: 1_000_000n }, 1_500_000n) // 500_000n
 */
export function repegCost({ quote, terminalQuote, peg }: VirtualReserves, newPeg: bigint): bigint {
  return ((quote - terminalQuote) * (newPeg - peg)) / RESERVE_TO_MONEY;
}

/** What the repeg may cost: money in 1e-6 quote, the spread in 1e-6 of the price. */
export interface RepegLimits {
  readonly oraclePrice: bigint;
  readonly maxSpread: bigint;
  readonly pool: bigint;
  /** Share of the fees that the pool must keep. */
  readonly keep: bigint;
}

/** Peg to aim for, what may be spent on it, and whether the pool's lower bound still holds. */
export interface RepegPlan {
  readonly peg: bigint;
  readonly budget: bigint;
  readonly checkLowerBound: boolean;
}

const SPREAD_ONE = 1_000_000n;

/**
 * Peg that a market should move to: all the way to the oracle if the fees pay for it, else only to within half the largest spread of it.
 *
 * When even that half would be exceeded, the budget is whatever the smaller move costs and the lower bound is waived. Source: Drift v2.
 *
 * @example
 * planRepeg(reserves, { oraclePrice: 18_601_000_000n, maxSpread: 50_000n, pool: 40_000_000n, keep: 500_000n }).budget // 39_500_000n
 */
export function planRepeg(reserves: VirtualReserves, { oraclePrice, maxSpread, pool, keep }: RepegLimits): RepegPlan {
  const { base, quote } = reserves;
  const budget = pool > keep ? pool - keep : 0n;
  const full = pegOfPrice(oraclePrice, base, quote);
  const cost = repegCost(reserves, full);
  if (cost <= budget || cost <= 0n) return { peg: full, budget, checkLowerBound: true };
  const price = vammPrice(reserves);
  const gap = price - oraclePrice;
  const half = (oraclePrice * (maxSpread / 2n)) / SPREAD_ONE;
  if (absoluteInteger(gap) <= half) return { peg: full, budget, checkLowerBound: budget !== 0n };
  const peg = pegOfPrice(gap < 0n ? oraclePrice - half : oraclePrice + half, base, quote);
  const needed = repegCost(reserves, peg);
  return { peg, budget: needed > 0n ? needed : 0n, checkLowerBound: false };
}
