import type { Quote } from "../market/quote.ts";
import { absorb } from "./absorb.ts";
import type { Conversion } from "./candidate.ts";
import type { RejectCode } from "./codes.ts";
import { computeIndex } from "./computeIndex.ts";
import type { IndexParameters, PriceParameters } from "./parameters.ts";
import { planOf } from "./plan.ts";
import type { LegResult, PriceResult, QuoteOutcome } from "./result.ts";
import type { IndexState, PriceState } from "./state.ts";

function emptyIndex(p: IndexParameters): IndexState {
  return { sources: p.sources.map(() => null), outliers: p.sources.map(() => null), drift: null, guard: null };
}

/**
 * The state of a market's index before the first quote. Plain data.
 *
 * @param p checked by `checkPriceParameters`
 */
export function createPriceState(p: PriceParameters): PriceState {
  const legs: Record<string, IndexState> = {};
  for (const [currency, leg] of Object.entries(p.legs)) if (leg.kind === "index") legs[currency] = emptyIndex(leg.index);
  return { index: emptyIndex(p.index), legs };
}

/** A quote's fate so far: where it belongs, and why it was not absorbed. */
interface Delivery {
  readonly quote: Quote;
  readonly leg: string | null;
  readonly source: number;
  readonly code: RejectCode | null;
}

/** Takes the quotes into the sources' memories; only what changes is copied. */
function absorbAll(
  state: PriceState,
  quotes: readonly Quote[],
  at: number,
  p: PriceParameters,
): { state: PriceState; deliveries: Delivery[] } {
  const { routes, index: indexPlan, legs: legPlans } = planOf(p);
  let index = state.index;
  let legs = state.legs;
  const owned = new Set<string | null>();
  const deliveries = quotes.map((quote): Delivery => {
    const route = routes.get(quote.venue)?.get(quote.pair);
    if (!route) return { quote, leg: null, source: -1, code: "unknown_source" };
    const { leg, source } = route;
    const legParameters = leg === null ? null : p.legs[leg];
    const parameters = legParameters?.kind === "index" ? legParameters.index : p.index;
    const plan = (leg === null ? null : legPlans.get(leg)) ?? indexPlan;
    const target = (leg === null ? null : legs[leg]) ?? index;
    const absorbed = absorb(target.sources[source] ?? null, quote, at, plan.stalenessOf[source] ?? 0, parameters);
    if (typeof absorbed === "string") return { quote, leg, source, code: absorbed };
    if (owned.has(leg)) {
      (target.sources as (typeof absorbed)[])[source] = absorbed;
      return { quote, leg, source, code: null };
    }
    owned.add(leg);
    const changed = { ...target, sources: target.sources.with(source, absorbed) };
    if (leg === null) index = changed;
    else legs = { ...legs, [leg]: changed };
    return { quote, leg, source, code: null };
  });
  return { state: owned.size === 0 ? state : { index, legs }, deliveries };
}

function computeLegs(state: PriceState, at: number, p: PriceParameters) {
  const plan = planOf(p);
  const results: Record<string, LegResult> = {};
  let legs = state.legs;
  for (const currency of Object.keys(p.legs)) {
    const leg = p.legs[currency];
    const before = state.legs[currency];
    const legPlan = plan.legs.get(currency);
    if (leg?.kind === "assumed") results[currency] = leg;
    if (leg?.kind !== "index" || !before || !legPlan) continue;
    const computed = computeIndex(before, at, leg.index, legPlan, () => null);
    results[currency] = { kind: "index", result: computed.result };
    if (computed.state !== before) legs = { ...legs, [currency]: computed.state };
  }
  return { legs, results };
}

function conversionThrough(legs: Readonly<Record<string, LegResult>>): Conversion {
  return (currency) => {
    const leg = legs[currency];
    if (!leg) return null;
    if (leg.kind === "assumed") return { price: leg.price, error: leg.halfWidth / leg.price };
    return leg.result.ok ? { price: leg.result.price, error: leg.result.halfWidth / leg.result.price } : null;
  };
}

/**
 * Absorbs delivered quotes and says what the index is now.
 *
 * @param state from `createPriceState` or the last call
 * @param quotes newly delivered, in order of receipt; may be empty
 * @param at the node's clock, integer milliseconds UTC, not before the last call
 * @param p checked by `checkPriceParameters`; pass the same object each time
 * @returns the next state, and the index with its legs, contributions and the fate of each quote
 * @example
 * updatePrice(createPriceState(p), [coinbaseAt100, krakenAt101], at, p).result // { ok: true, price: 100.5, venuesUsed: 2, ... }
 */
export function updatePrice(
  state: PriceState,
  quotes: readonly Quote[],
  at: number,
  p: PriceParameters,
): { readonly state: PriceState; readonly result: PriceResult } {
  const absorbed = absorbAll(state, quotes, at, p);
  const { legs, results } = computeLegs(absorbed.state, at, p);
  const index = computeIndex(absorbed.state.index, at, p.index, planOf(p).index, conversionThrough(results));
  const outcomes = absorbed.deliveries.map(({ quote, leg, source, code }): QuoteOutcome => {
    const legResult = leg === null ? null : results[leg];
    const { contributions } = legResult?.kind === "index" ? legResult.result : index.result;
    const status = code ?? contributions[source]?.status ?? "unknown_source";
    const reason = status === "used" ? null : status;
    return { venue: quote.venue, pair: quote.pair, publishedAt: quote.publishedAt, accepted: reason === null, code: reason };
  });
  return { state: { index: index.state, legs }, result: { ...index.result, legs: results, outcomes } };
}
