import { refuse, within } from "../market/refuse.ts";

/** One side of a market that a pool stands against. */
export interface PoolSide {
  /** 1 long, -1 short */
  readonly side: 1 | -1;
  /** Notional at entry, quote currency. */
  readonly entryNotional: number;
  /** Average entry, quote per base. */
  readonly entryPrice: number;
  /** Index, quote per base. */
  readonly price: number;
  /** Value of the pool without trader profit, quote currency. */
  readonly poolValue: number;
}

/** A side's profit against the pool that pays it. */
export interface PoolProfit {
  /** Unrealised profit / pool value, signed. */
  readonly factor: number;
  /** True when the factor is above the limit, so that positions must be reduced. */
  readonly deleverage: boolean;
}

/**
 * Unrealised profit of one side as a share of the pool, and whether it calls for auto-deleveraging.
 *
 * Source: GMX v2 (`maxPnlFactorForAdl`).
 *
 * @param limit Share of the pool above which positions are reduced.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * poolProfit({ side: 1, entryNotional: 2_000_000, entryPrice: 5_000, price: 10_000, poolValue: 10_000_000 }, 0.1) // { factor: 0.2, deleverage: true }
 */
export function poolProfit({ side, entryNotional, entryPrice, price, poolValue }: PoolSide, limit: number): PoolProfit {
  refuse("POOL_INPUT", [
    ...within("entryNotional", entryNotional, 0, Number.MAX_VALUE),
    ...within("entryPrice", entryPrice, 0, Number.MAX_VALUE, true),
    ...within("price", price, 0, Number.MAX_VALUE),
    ...within("poolValue", poolValue, 0, Number.MAX_VALUE, true),
    ...within("limit", limit, 0, Number.MAX_VALUE),
  ]);
  const profit = side * (entryNotional / entryPrice) * (price - entryPrice);
  const factor = profit / poolValue;
  return { factor, deleverage: factor > limit };
}
