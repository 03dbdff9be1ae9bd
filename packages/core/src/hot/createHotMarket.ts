import { planOf } from "../index/plan.ts";
import type { MarketParameters } from "../parameters.ts";
import { createMarketState, type MarketState } from "../step/state.ts";
import { createHotDecision } from "./decision/hotDecision.ts";
import { createHotMeasure } from "./decision/hotMeasure.ts";
import type { HotMarket } from "./hotMarket.ts";
import { createHotIndex, type HotConversion } from "./index/hotIndex.ts";
import { loadHot } from "./loadHot.ts";

function conversionOf(count: number): HotConversion {
  return { price: new Float64Array(count), error: new Float64Array(count), known: new Uint8Array(count) };
}

/**
 * Buffers for one market, holding a state.
 *
 * @param state from `createMarketState` or the last `step`
 * @throws EvenkeelError MARKET_PARAMETERS
 * @example
 * const market = createHotMarket(parameters);
 */
export function createHotMarket(parameters: MarketParameters, state: MarketState = createMarketState(parameters)): HotMarket {
  const plan = planOf(parameters.price);
  const legNames = Object.keys(parameters.price.legs);
  // One slot more than there are legs: a currency without a leg is never known.
  const conversion = conversionOf(legNames.length + 1);
  const legs = legNames.map((currency, i) => {
    const leg = parameters.price.legs[currency];
    const legPlan = plan.legs.get(currency);
    if (leg?.kind === "assumed") {
      conversion.price[i] = leg.price;
      conversion.error[i] = leg.halfWidth / leg.price;
      conversion.known[i] = 1;
    }
    return leg?.kind === "index" && legPlan !== undefined ? createHotIndex(leg.index, legPlan, legNames) : null;
  });
  const market: HotMarket = {
    parameters,
    input: { source: -1, leg: -1, bid: Number.NaN, ask: Number.NaN, size: Number.NaN, publishedAt: Number.NaN, at: Number.NaN },
    index: createHotIndex(parameters.price.index, plan.index, legNames),
    legs,
    legNames,
    conversion,
    noConversion: conversionOf(legNames.length + 1),
    measured: { price: Number.NaN, halfWidth: Number.NaN, at: Number.NaN, mark: Number.NaN },
    measure: createHotMeasure(parameters.divergence),
    decision: createHotDecision(parameters),
    base: state,
    at: Number.NaN,
    unmeasurable: 0,
  };
  loadHot(market, state);
  return market;
}
