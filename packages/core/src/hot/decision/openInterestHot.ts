import { kinkedRate } from "../../interest/kinkedRate.ts";
import type { MarketParameters } from "../../parameters.ts";
import type { HotDecision } from "./hotDecision.ts";
import { reached } from "./tierHot.ts";

/** Share of a pool without value: finite, so that a trace stays JSON. */
const NO_POOL = 1e9;

function shareOfPool(base: number, valuation: number, poolValue: number): number {
  const notional = Math.abs(base) * valuation;
  if (notional === 0) return 0;
  return poolValue > 0 ? Math.min(NO_POOL, notional / poolValue) : NO_POOL;
}

/** The borrow rate of the configured policy, in `wanted[1]`. */
function borrowHot(d: HotDecision, utilisation: number, { policy, interest }: MarketParameters): void {
  if (policy === "none") d.wanted[1] = 0;
  else if (policy === "gen1") d.wanted[1] = interest.base;
  else {
    const kinked = Math.min(interest.max, kinkedRate(utilisation, interest));
    const reach = Math.min(1, Math.abs(d.chain.anchoredPremium) / interest.parityPremium);
    const parity = (interest.max - kinked) * interest.parityShare * reach;
    d.wanted[1] = kinked + parity;
  }
}

/**
 * What hangs on open interest and pool alone: the levels of the liquidity and the solvency class with their tiers, and the borrow rate.
 *
 * Once a vector is accepted its index values exposure, so this changes with the chain and not with each quote.
 *
 * @param valuation quote per base
 */
export function weighOpenInterest(d: HotDecision, valuation: number, parameters: MarketParameters): void {
  const { chain, levels, slowTiers, enters, holds } = d;
  const openInterest = shareOfPool(chain.largerSide, valuation, chain.poolValue);
  levels[3] = shareOfPool(chain.skew, valuation, chain.poolValue);
  levels[4] = openInterest;
  levels[5] = chain.poolDrawdown;
  slowTiers[0] = Math.max(reached(levels, 3, enters), reached(levels, 4, enters));
  slowTiers[1] = reached(levels, 5, enters);
  slowTiers[2] = Math.max(reached(levels, 3, holds), reached(levels, 4, holds));
  slowTiers[3] = reached(levels, 5, holds);
  borrowHot(d, openInterest, parameters);
}
