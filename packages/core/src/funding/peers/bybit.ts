import type { FundingSystem } from "../engine/fundingSystem.ts";
import { type BinanceParameters, binance } from "./binance.ts";

/**
 * Bybit: Binance's law on one sample a minute, weights 1 to n over the interval; limits and interval per symbol.
 *
 * Source: venue's documents. Whoever is open at the instant pays, without grace.
 *
 * @example
 * bybit({ intervalHours: 8 }).averaging // { averaging: "linear", windowSeconds: 28_800 }
 */
export function bybit(own: Partial<BinanceParameters> = {}): FundingSystem {
  const base = binance(own);
  return {
    ...base,
    name: "Bybit",
    averaging: { averaging: "linear", windowSeconds: base.accrual.intervalSeconds },
    accrual: { ...base.accrual, graceMillis: 0 },
  };
}
