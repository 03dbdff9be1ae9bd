import type { IndexParameters, PriceParameters } from "./parameters.ts";

/** Where a delivered quote belongs: the market's own index (null) or a leg, and the position among its sources. */
export interface Route {
  readonly leg: string | null;
  readonly source: number;
}

/** What follows from an index's parameters alone, worked out once. */
export interface IndexPlan {
  /** Ordinal of each source's venue: pairs of one venue share a number. */
  readonly venueOf: readonly number[];
  readonly venueCount: number;
  /** Foreign quote currency of each source, or null when it needs no conversion. */
  readonly currencyOf: readonly (string | null)[];
  readonly stalenessOf: readonly number[];
}

export interface PricePlan {
  readonly routes: ReadonlyMap<string, ReadonlyMap<string, Route>>;
  readonly index: IndexPlan;
  readonly legs: ReadonlyMap<string, IndexPlan>;
}

const plans = new WeakMap<PriceParameters, PricePlan>();

function planIndex(p: IndexParameters, quote: string): IndexPlan {
  const ordinals = new Map<string, number>();
  const venueOf = p.sources.map(({ venue }) => {
    const ordinal = ordinals.get(venue) ?? ordinals.size;
    ordinals.set(venue, ordinal);
    return ordinal;
  });
  const currencyOf = p.sources.map(({ pair }) => {
    const currency = pair.slice(pair.indexOf("/") + 1);
    return currency === quote ? null : currency;
  });
  return { venueOf, venueCount: ordinals.size, currencyOf, stalenessOf: p.sources.map((s) => s.stalenessMillis ?? p.stalenessMillis) };
}

/**
 * The routes and ordinals of a market's sources; the same object for the same parameters, so that hot calls do not build it again.
 *
 * @example
 * planOf(parameters).routes.get("kraken")?.get("USDC/USD") // { leg: "USDC", source: 0 }
 */
export function planOf(p: PriceParameters): PricePlan {
  const known = plans.get(p);
  if (known) return known;
  const routes = new Map<string, Map<string, Route>>();
  const add = (sources: IndexParameters["sources"], leg: string | null) =>
    sources.forEach(({ venue, pair }, source) => {
      const pairs = routes.get(venue) ?? new Map<string, Route>();
      routes.set(venue, pairs.set(pair, { leg, source }));
    });
  add(p.index.sources, null);
  const legs = new Map<string, IndexPlan>();
  for (const [currency, leg] of Object.entries(p.legs)) {
    if (leg.kind !== "index") continue;
    add(leg.index.sources, currency);
    legs.set(currency, planIndex(leg.index, p.quote));
  }
  const plan = { routes, index: planIndex(p.index, p.quote), legs };
  plans.set(p, plan);
  return plan;
}
