import { refuse, within } from "../../market/refuse.ts";
import { poissonTradeShare, weightedPoolLoss } from "./rebalancingLoss.ts";

/** A pool of two assets and what trades in it. */
export interface PoolSituation {
  /** Standard deviation of the log price over one unit of time. */
  readonly sigma: number;
  /** Share of the base in the pool's value. */
  readonly weight: number;
  /** A trade's fee, fraction. */
  readonly fee: number;
  /** Mean time between blocks, in the same unit of time. */
  readonly blockTime: number;
  /** Volume of uninformed traders per unit of time, as a multiple of the pool's value. */
  readonly turnover: number;
}

/** Fractions of the pool's value per unit of time. */
export interface LiquidityReturn {
  readonly fees: number;
  /** Lost to arbitrageurs, what their fees return already deducted. */
  readonly loss: number;
  /** Return of providing liquidity whose price risk is hedged. */
  readonly net: number;
}

/**
 * What providing liquidity earns when its price risk is hedged: fees of uninformed traders less what arbitrageurs take.
 *
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * liquidityReturn({ sigma: 0.05, weight: 0.5, fee: 0.003, blockTime: 12 / 86_400, turnover: 0.1 }).net // 0.00026 a day
 */
export function liquidityReturn({ sigma, weight, fee, blockTime, turnover }: PoolSituation): LiquidityReturn {
  refuse("POOL_INPUT", within("turnover", turnover, 0, Number.MAX_VALUE));
  const loss = weightedPoolLoss(sigma, weight) * poissonTradeShare(sigma, fee, blockTime);
  const fees = turnover * fee;
  return { fees, loss, net: fees - loss };
}
