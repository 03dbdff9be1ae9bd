import fc from "fast-check";
import { rescaleSkewPool } from "./rescaleSkewPool.ts";
import { type SkewPool, skewPoolDelta, tradeWithSkewPool } from "./skewPool.ts";

/** One thing that happens to a pool. */
export type PoolEvent =
  | { readonly kind: "trade"; readonly trader: number; readonly size: number }
  | { readonly kind: "price"; readonly factor: number }
  | { readonly kind: "scale"; readonly factor: number };

/** Random histories of a pool: trades of a few traders, moves of the index up to 30 %, scales halved to doubled. */
export const histories = (traders: number): fc.Arbitrary<PoolEvent[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant("trade" as const),
        trader: fc.integer({ min: 0, max: traders - 1 }),
        size: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
      }),
      fc.record({ kind: fc.constant("price" as const), factor: fc.double({ min: 0.7, max: 1.3, noNaN: true }) }),
      fc.record({ kind: fc.constant("scale" as const), factor: fc.double({ min: 0.5, max: 2, noNaN: true }) }),
    ),
    { minLength: 1, maxLength: 30 },
  );

/** Cash and positions after a history, with what a holder of the pool's opposite would have earned outside. */
export interface PlayedHistory {
  readonly pool: SkewPool;
  readonly price: number;
  /** Quote that each trader has received less paid. */
  readonly cash: number[];
  readonly positions: number[];
  /** Result of holding the traders' joint delta outside, the other way round, at the index. */
  readonly hedge: number;
  /** Sum of all amounts that moved, for the tolerance. */
  readonly moved: number;
}

/** Plays a history; at a change of the scale every position is charged as the pool says. */
export function playHistory(
  start: SkewPool,
  startPrice: number,
  traders: number,
  events: readonly PoolEvent[],
  feeRate = 0,
): PlayedHistory {
  let [pool, price, hedge, moved] = [start, startPrice, 0, Math.abs(start.balance)];
  const cash = Array<number>(traders).fill(0);
  const positions = Array<number>(traders).fill(0);
  for (const event of events) {
    if (event.kind === "price") {
      const next = price * event.factor;
      // Traders are long what the pool is short, so they hold the pool's own delta outside.
      hedge += skewPoolDelta(pool, price) * (next - price);
      price = next;
    } else if (event.kind === "scale") {
      const { pool: after, chargePerUnit } = rescaleSkewPool(pool, pool.scale * event.factor, price);
      for (const [i, position] of positions.entries()) cash[i] = (cash[i] ?? 0) - chargePerUnit * position;
      pool = after;
    } else {
      const { pool: after, paid } = tradeWithSkewPool(pool, event.size, price, feeRate);
      cash[event.trader] = (cash[event.trader] ?? 0) - paid;
      positions[event.trader] = (positions[event.trader] ?? 0) + event.size;
      moved += Math.abs(paid);
      pool = after;
    }
  }
  return { pool, price, cash, positions, hedge, moved };
}

/** Ends of a history: every trader closes what is left. */
export const closingTrades = (positions: readonly number[]): PoolEvent[] =>
  positions.map((position, trader) => ({ kind: "trade", trader, size: -position }));
