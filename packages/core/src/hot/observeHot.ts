import type { Observation } from "../market/observation.ts";
import { type StepResult, step } from "../step.ts";
import type { HotMarket } from "./hotMarket.ts";
import { loadHot } from "./loadHot.ts";
import { saveHot } from "./saveHot.ts";

/**
 * Takes what happens once a block or once a round, a chain snapshot, several quotes, the closing of a round, through `step` itself.
 *
 * @returns what `step` gives, the assessment and the trace included
 * @throws EvenkeelError whatever `step` throws; the market is unchanged then
 * @example
 * observeHot(market, { at, quotes: [], chain: null, closeRound: round }).assessment // ready to be signed
 */
export function observeHot(market: HotMarket, observation: Observation): StepResult {
  const result = step(saveHot(market), observation, market.parameters);
  loadHot(market, result.state);
  return result;
}

/**
 * Where a venue's pair belongs, for `market.input`; null when no index of the market lists it.
 *
 * @example
 * routeOf(market, "kraken", "USDC/USD") // { leg: 0, source: 1 }
 */
export function routeOf(market: HotMarket, venue: string, pair: string): { readonly leg: number; readonly source: number } | null {
  const among = (index: HotMarket["index"] | null) =>
    index?.parameters.sources.findIndex((s) => s.venue === venue && s.pair === pair) ?? -1;
  const leg = market.legs.findIndex((own) => among(own) >= 0);
  const source = leg >= 0 ? among(market.legs[leg] ?? null) : among(market.index);
  return source < 0 ? null : { leg, source };
}
