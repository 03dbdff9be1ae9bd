import type { SpreadSituation } from "./vammSpreads.ts";

/** Nothing at stake: what is left is the rule that a test turns on. */
export const CALM: SpreadSituation = {
  netBase: 0n,
  base: 10n ** 12n,
  minBase: 5n * 10n ** 11n,
  maxBase: 15n * 10n ** 11n,
  quote: 10n ** 12n,
  terminalQuote: 10n ** 12n,
  peg: 50_000_000n,
  price: 50_000_000n,
  gapPpm: 0n,
  volatility: { long: 0n, short: 0n },
  fees: 10n ** 15n,
  revenue: 0n,
};
