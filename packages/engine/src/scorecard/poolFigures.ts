import type { RunColumns } from "./runSeries.ts";

/** Quote currency. */
export interface PoolFigures {
  readonly pool: {
    readonly first: number | null;
    readonly last: number | null;
    readonly pnl: number | null;
    /** Largest fall from an earlier high. */
    readonly maxDrawdown: number | null;
  };
  readonly traders: { readonly pnl: number | null };
}

/** What the counterparty pool and the traders as a whole gained. */
export function poolFigures({ poolValue, traderPnl }: RunColumns): PoolFigures {
  const first = poolValue[0] ?? null;
  const last = poolValue.at(-1) ?? null;
  let high = Number.NEGATIVE_INFINITY;
  let maxDrawdown = 0;
  for (const value of poolValue) {
    high = Math.max(high, value);
    maxDrawdown = Math.max(maxDrawdown, high - value);
  }
  return {
    pool: { first, last, pnl: first === null || last === null ? null : last - first, maxDrawdown: first === null ? null : maxDrawdown },
    traders: { pnl: traderPnl.at(-1) ?? null },
  };
}
