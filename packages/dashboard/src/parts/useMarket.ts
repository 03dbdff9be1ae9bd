import { goTo, useAddress } from "./useAddress.ts";

/** The market named in the address (`#BTC-USD`), else the first one, and the function that selects another. */
export function useMarket(markets: readonly string[]): readonly [string | null, (market: string) => void] {
  const { market: named } = useAddress();
  const market = named !== null && markets.includes(named) ? named : (markets[0] ?? null);
  return [market, (next) => goTo({ market: next, trace: null })];
}
