import type { Quote } from "../market/quote.ts";
import { step } from "../step.ts";
import { decideHot } from "./decision/decideHot.ts";
import { averageIndexHot, divergenceHot, volatilityHot } from "./decision/measureHot.ts";
import type { HotMarket } from "./hotMarket.ts";
import { absorbHot } from "./index/absorbHot.ts";
import { computeHot } from "./index/computeHot.ts";
import { RESULT } from "./index/hotIndex.ts";
import { loadHot } from "./loadHot.ts";
import { saveHot } from "./saveHot.ts";

/** How far one call came: no index, an index but no chain yet, a whole decision, or through `step` with only the state to show for it. */
export const CAME_TO = { noIndex: 0, measured: 1, decided: 2, delegated: 3 } as const;

/** The legs' prices at this moment. */
function convertHot(market: HotMarket): void {
  const { legs, conversion, input } = market;
  for (let i = 0; i < legs.length; i++) {
    const leg = legs[i];
    if (leg === null || leg === undefined) continue;
    leg.at = input.at;
    computeHot(leg, market.noConversion);
    const known = leg.result === RESULT.ok;
    conversion.known[i] = known ? 1 : 0;
    conversion.price[i] = leg.price;
    conversion.error[i] = leg.halfWidth / leg.price;
  }
}

/** The input as the quote it was; used only where `step` has to say what is wrong. */
function quoteOf(market: HotMarket): Quote[] {
  const { source, leg, bid, ask, size, publishedAt, at } = market.input;
  if (source < 0) return [];
  const named = (leg < 0 ? market.index : market.legs[leg])?.parameters.sources[source];
  return named === undefined ? [] : [{ venue: named.venue, pair: named.pair, bid, ask, size, publishedAt, receivedAt: at }];
}

/** Lets `step` take the quote: it refuses what cannot be measured with a coded error, and the market stays as it was. */
function throughStep(market: HotMarket): void {
  const { state } = step(
    saveHot(market),
    { at: market.input.at, quotes: quoteOf(market), chain: null, closeRound: null },
    market.parameters,
  );
  loadHot(market, state);
}

/**
 * One full decision for the quote in `market.input`: index with its legs, volatility, divergence, funding, borrow rate, margins, fee, tier and bounds,
 * bit for bit what `step` computes between rounds, in place and without allocating.
 *
 * The outcome is in `market.measured`, `market.measure` and `market.decision`; `saveHot` gives the state `step` would give.
 *
 * @returns one of `CAME_TO`
 * @throws EvenkeelError CLOCK_INVALID, CLOCK_BACKWARDS, DIVERGENCE_INPUT; the market is unchanged then
 * @example
 * Object.assign(market.input, { source: 3, leg: -1, bid: 59_999, ask: 60_001, size: 1, publishedAt: at - 50, at });
 * decideOnQuote(market); // CAME_TO.decided; market.decision.response[0] is the funding rate per second
 */
export function decideOnQuote(market: HotMarket): number {
  const { input, measured, parameters, measure: m, decision: d } = market;
  const { at } = input;
  const { chain } = d;
  // Written so that NaN goes through `step`, which refuses it.
  if (!(at >= 0 && at <= Number.MAX_SAFE_INTEGER && Math.floor(at) === at) || at < market.at || market.unmeasurable === 1) {
    throughStep(market);
    return CAME_TO.delegated;
  }
  const target = input.leg < 0 ? market.index : market.legs[input.leg];
  if (target !== null && target !== undefined && input.source >= 0 && input.source < target.count) absorbHot(target, input);
  market.at = at;
  convertHot(market);
  const { index } = market;
  index.at = at;
  computeHot(index, market.conversion);
  if (index.result !== RESULT.ok) return CAME_TO.noIndex;
  measured.at = at;
  measured.price = index.price;
  measured.halfWidth = index.halfWidth;
  volatilityHot(m, measured, parameters.volatility);
  averageIndexHot(m, measured, parameters.indexAverageHalfLifeMillis);
  if (chain.known === 0) return CAME_TO.measured;
  const skewed = chain.skewPriced === 1 ? measured.price * (1 + chain.skew / chain.skewScale) : chain.mark;
  measured.mark = chain.accepted === 0 ? measured.price : skewed;
  divergenceHot(m, measured, parameters.divergence);
  decideHot(d, m, measured, market.base.memory, parameters);
  return CAME_TO.decided;
}
