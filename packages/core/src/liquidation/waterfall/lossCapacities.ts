import type { LossCapacities } from "./lossWaterfall.ts";

const ONE_WAD = 10n ** 18n;

/** Everything that limits the layers of the waterfall; integer quote units unless said. */
export interface LossResources {
  /** Equity left in the losing account. */
  readonly margin: bigint;
  /** The market's own insurance. */
  readonly marketInsurance: bigint;
  /** Shared insurance: what it holds, and what its rate limit and the market's tier still admit. */
  readonly sharedBalance: bigint;
  readonly sharedRateLimit: bigint;
  readonly sharedTierCap: bigint;
  readonly poolNav: bigint;
  /** Share of the pool's value that losses may take per period, 1e18 = all. */
  readonly poolShareWad: bigint;
  /** What losses took from the pool in this period already. */
  readonly poolTaken: bigint;
  /** Unrealised profit of the other side, at the price at which it would be deleveraged. */
  readonly deleverageableProfit: bigint;
}

/**
 * What each layer of the loss waterfall can bear now, under its limits; rounded down, and never negative.
 *
 * @example
 * lossCapacities({ margin: -5n, marketInsurance: 0n, sharedBalance: 9n, sharedRateLimit: 4n, sharedTierCap: 7n, poolNav: 100n,
 *   poolShareWad: 5n * 10n ** 16n, poolTaken: 2n, deleverageableProfit: 0n }) // { margin: 0n, ..., sharedInsurance: 4n, pool: 3n, ... }
 */
export function lossCapacities(resources: LossResources): LossCapacities {
  const shared = [resources.sharedRateLimit, resources.sharedTierCap].reduce(least, resources.sharedBalance);
  const poolLimit = (unsigned(resources.poolNav) * resources.poolShareWad) / ONE_WAD - resources.poolTaken;
  return {
    margin: unsigned(resources.margin),
    marketInsurance: unsigned(resources.marketInsurance),
    sharedInsurance: unsigned(shared),
    pool: unsigned(least(poolLimit, resources.poolNav)),
    deleveraging: unsigned(resources.deleverageableProfit),
  };
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function unsigned(value: bigint): bigint {
  return value > 0n ? value : 0n;
}
