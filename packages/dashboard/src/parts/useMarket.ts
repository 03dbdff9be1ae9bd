import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** The market named in the address (`#BTC-USD`), else the first one, and the function that selects another. */
export function useMarket(markets: readonly string[]): readonly [string | null, (market: string) => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash.slice(1));
  const market = markets.includes(hash) ? hash : (markets[0] ?? null);
  return [
    market,
    (next) => {
      location.hash = next;
    },
  ];
}
