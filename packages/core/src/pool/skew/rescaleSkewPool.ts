import { refuse, within } from "../../market/refuse.ts";
import { premiumLiability } from "./premiumLiability.ts";
import { type SkewPool, skewPoolViolations } from "./skewPool.ts";

/** A pool under its new scale, and what its traders pay for it. */
export interface Rescaled {
  readonly pool: SkewPool;
  /** Change of the premium liability, quote currency; positive: the pool owes more. */
  readonly revaluation: number;
  /** Quote currency per base unit of position: longs pay it and shorts receive it where positive, the reverse where negative. */
  readonly chargePerUnit: number;
}

/**
 * Changes the scale and settles, in the same call, what that changes in the premium liability.
 *
 * A smaller scale makes the same skew worth more to those who hold it. Left to the pool, whoever opens before the change and closes after it is paid by
 * the liquidity providers. So the difference is charged to positions, `P skew (1/new - 1/old) / 2` per unit of position: over all positions that is the
 * revaluation, the pool's value stays where it was, and an announced change is worth nothing to anybody.
 *
 * @param price Index, quote per base.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * rescaleSkewPool({ balance: 0, skew: 100, scale: 1_000_000 }, 500_000, 1_200) // revaluation 6, chargePerUnit 0.06
 */
export function rescaleSkewPool(pool: SkewPool, scale: number, price: number): Rescaled {
  refuse("POOL_INPUT", [...skewPoolViolations(pool, price), ...within("newScale", scale, 0, Number.MAX_VALUE)]);
  const { skew, balance } = pool;
  const revaluation = premiumLiability(skew, scale, price) - premiumLiability(skew, pool.scale, price);
  const chargePerUnit = skew === 0 ? 0 : revaluation / skew;
  return { pool: { balance: balance + revaluation, skew, scale }, revaluation, chargePerUnit };
}
