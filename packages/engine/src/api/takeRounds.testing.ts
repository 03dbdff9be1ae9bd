import { syntheticRounds } from "./syntheticRounds.testing.ts";
import type { LiveRound } from "./wire.ts";

/** The first `count` synthetic rounds of a market. */
export function takeRounds(count: number, market = "BTC-USD"): LiveRound[] {
  const rounds = syntheticRounds(market);
  return Array.from({ length: count }, () => rounds.next().value);
}
