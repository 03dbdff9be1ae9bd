import type { SpreadFundingInput } from "@evenkeel/core/hot/public";
import { draw } from "../random/draw.ts";

const SEED = 2;

/** Integers as the peers' programs hold them, so that both sides start from the same numbers. */
const integer = (keys: readonly (number | string)[], low: number, high: number) => Math.floor(low + (high - low) * draw(SEED, ...keys));

/** Open interest and the paying side's rate of one pool, GMX units of 1e-30. */
export interface PoolSituation {
  readonly longInterestUsd: bigint;
  readonly shortInterestUsd: bigint;
  readonly fundingFactorPerSecond: bigint;
  readonly longsPayShorts: boolean;
}

/** One pool's situation, drawn. */
export function poolSituation(n: number): PoolSituation {
  return {
    longInterestUsd: BigInt(integer([n, "long"], 1e6, 1e8)) * 10n ** 30n,
    shortInterestUsd: BigInt(integer([n, "short"], 1e6, 1e8)) * 10n ** 30n,
    fundingFactorPerSecond: BigInt(integer([n, "factor"], 1e6, 3e7)) * 10n ** 15n,
    longsPayShorts: draw(SEED, n, "side") < 0.5,
  };
}

const NOW = 1_750_000_000;
const PRICE = 1e6;
const BASE = 1e9;

/** One market's averages and book in whole units of 1e-6 quote and 1e-9 base, and the same numbers as the float estimate takes them. */
export interface SpreadSituation {
  readonly integers: Readonly<
    Record<"mark" | "markPrice" | "oracle" | "oraclePrice" | "markAt" | "oracleAt" | "longs" | "shorts" | "pool", number>
  >;
  readonly floats: SpreadFundingInput;
}

/** One market's situation, drawn; either average may be the newer one, either side the larger. */
export function spreadSituation(n: number): SpreadSituation {
  const oracle = integer([n, "oracle"], 20 * PRICE, 60_000 * PRICE);
  const around = (purpose: string, width: number) => Math.floor(oracle * (1 + width * (2 * draw(SEED, n, purpose) - 1)));
  const integers = {
    mark: around("mark", 0.02),
    markPrice: around("markPrice", 0.03),
    oracle,
    oraclePrice: around("oraclePrice", 0.02),
    markAt: NOW - integer([n, "markAt"], 1, 900),
    oracleAt: NOW - integer([n, "oracleAt"], 1, 900),
    longs: integer([n, "longs"], BASE, 1e6 * BASE),
    shorts: integer([n, "shorts"], BASE, 1e6 * BASE),
    pool: integer([n, "pool"], 0, 1e6 * PRICE),
  };
  const floats: SpreadFundingInput = {
    markAverage: integers.mark / PRICE,
    markAverageAt: integers.markAt,
    markPrice: integers.markPrice / PRICE,
    oracleAverage: oracle / PRICE,
    oracleAverageAt: integers.oracleAt,
    oraclePrice: integers.oraclePrice / PRICE,
    now: NOW,
    periodSeconds: 3_600,
    periodsPerDay: 24,
    offset: 1 / 5_000,
    cap: 1 / 33,
    band: 1 / 3,
    longs: integers.longs / BASE,
    shorts: integers.shorts / BASE,
    budget: integers.pool / 3 / PRICE,
  };
  return { integers, floats };
}

export const SPREAD_NOW = NOW;
