import {
  binanceRecipe,
  bitmexRecipe,
  connectRecipe,
  createPriceState,
  defaultPriceParameters,
  deribitRecipe,
  EMPTY_RECIPE_STATE,
  EVENKEEL_RECIPE,
  HYPERLIQUID,
  HYPERLIQUID_WEIGHTS,
  type IndexRecipe,
  type Offer,
  OKX,
  runRecipe,
  trustQuotes,
  updatePrice,
} from "@evenkeel/core/index/public";
import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import type { Quote } from "@evenkeel/core/market/quote";

/** What a contender is given at one moment. */
export interface Moment {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly quotes: readonly Quote[];
  /** Trust per venue from the drift filter. */
  readonly trust: Readonly<Record<string, number>>;
  /** Prices of one unit of foreign quote currencies, of this moment. */
  readonly conversions: Readonly<Record<string, number>>;
  /** Their relative half-widths. */
  readonly conversionErrors: Readonly<Record<string, number>>;
}

/** An index that is followed through a recording; it keeps its own memory. */
export interface Contender {
  readonly name: string;
  readonly price: (moment: Moment) => number | null;
}

/** Our default index as the engine runs it, with or without the drift filter in front of it. */
function shipped(name: string, description: MarketDescription, filtered: boolean): Contender {
  const parameters = defaultPriceParameters(description);
  let state = createPriceState(parameters);
  return {
    name,
    price: ({ at, quotes, trust }) => {
      const updated = updatePrice(state, filtered ? trustQuotes(quotes, trust) : quotes, at, parameters);
      state = updated.state;
      return updated.result.ok ? updated.result.price : null;
    },
  };
}

function offerOf(
  { venue, pair, bid, ask, size, publishedAt }: Quote,
  quote: string,
  weights: Readonly<Record<string, number>> | null,
): Offer {
  const currency = pair.slice(pair.indexOf("/") + 1);
  const through = currency === quote ? [] : [currency];
  const weight = weights === null ? size : (weights[venue] ?? 1);
  return { source: `${venue} ${pair}`, venue, price: (bid + ask) / 2, weight, publishedAt, through };
}

/** A recipe over the last quote of each source. */
function recipe(
  name: string,
  rule: IndexRecipe,
  { base, quote }: MarketDescription,
  { trusting = false, converting = true, weights = null as Readonly<Record<string, number>> | null } = {},
): Contender {
  let state = EMPTY_RECIPE_STATE;
  const latest = new Map<string, Quote>();
  return {
    name,
    price: ({ at, quotes, trust, conversions, conversionErrors }) => {
      for (const each of quotes) if (each.pair.startsWith(`${base}/`)) latest.set(`${each.venue} ${each.pair}`, each);
      const offers = [...latest.values()].map((each) => {
        const offer = offerOf(each, quote, weights);
        return converting ? offer : { ...offer, through: [] };
      });
      const round = runRecipe(state, offers, { at, conversions, conversionErrors, ...(trusting ? { trust } : {}) }, rule);
      state = round.state;
      return round.result.ok ? round.result.price : null;
    },
  };
}

/** Lower-case names as the recordings write them. */
const HYPERLIQUID_BY_NAME = Object.fromEntries(Object.entries(HYPERLIQUID_WEIGHTS).map(([name, weight]) => [name.toLowerCase(), weight]));

/**
 * Our index and the peers', each on the same quotes.
 *
 * @param description of the market, for our own defaults
 * @param maxAgeMillis of a quote; recordings of bars need a longer one than live books
 */
export function contendersFor(description: MarketDescription, maxAgeMillis: number): Contender[] {
  const aged = (rule: IndexRecipe): IndexRecipe => ({ ...rule, admit: { ...rule.admit, maxAgeMillis, ageBound: "inclusive" } });
  return [
    recipe("ours: drift filter, weighted median", aged(EVENKEEL_RECIPE), description, { trusting: true }),
    shipped("ours as shipped (clamped mean), drift filter in front", description, true),
    shipped("ours as shipped (clamped mean)", description, false),
    recipe("Connect, median", aged(connectRecipe(1)), description),
    recipe("Hyperliquid, weighted median 3/2/2/1", aged(HYPERLIQUID), description, { weights: HYPERLIQUID_BY_NAME }),
    recipe("Deribit, clamp 0.5 %", aged(deribitRecipe()), description),
    recipe("Binance, clamp 1 %", aged(binanceRecipe(0.01)), description),
    recipe("OKX, clamp 3 %", aged(OKX), description),
    recipe("BitMEX, mean by volume", aged(bitmexRecipe()), description),
    recipe("mean by volume, stablecoins taken as dollars", { ...aged(bitmexRecipe()), exclude: null, few: [] }, description, {
      converting: false,
    }),
  ];
}
