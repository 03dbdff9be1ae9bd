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
  type IndexParameters,
  type IndexRecipe,
  type Offer,
  OKX,
  runRecipe,
  trustOf,
  updatePrice,
} from "@evenkeel/core/index/public";
import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import type { Quote } from "@evenkeel/core/market/quote";
import { decay } from "@evenkeel/core/math/decay";

/** The defaults: weighted median with the drift filter. */
export const OURS = "ours, as the engine runs it";
/** What a mean does to them. */
export const OURS_OF_OLD = "ours with a clamped mean and no drift filter";

/** What a contender is given at one moment. */
export interface Moment {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly quotes: readonly Quote[];
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

/** Trust per venue, 0 for one that has drifted off. */
type Trust = Readonly<Record<string, number>>;

/** Our engine's index, which says whom it trusts. */
export interface OwnContender extends Contender {
  /** At the last moment. */
  readonly trust: () => Trust;
}

/** Our default index as the engine runs it, or with some of its parameters changed. */
function engine(name: string, description: MarketDescription, changes: Partial<IndexParameters> = {}): OwnContender {
  const defaults = defaultPriceParameters(description);
  const parameters = { ...defaults, index: { ...defaults.index, ...changes } };
  let state = createPriceState(parameters);
  return {
    name,
    price: ({ at, quotes }) => {
      const updated = updatePrice(state, quotes, at, parameters);
      state = updated.state;
      return updated.result.ok ? updated.result.price : null;
    },
    trust: () => (parameters.index.drift === null ? {} : trustOf(state.index.drift?.venues ?? {}, parameters.index.drift)),
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

const DAY = 24 * 3_600_000;

/** The quote with a day of its source's size, as the engine weighs. */
function withDayOfSize(quote: Quote, before: Quote | undefined): Quote {
  const remembered = before === undefined ? 0 : before.size * decay(quote.publishedAt - before.publishedAt, DAY);
  return { ...quote, size: remembered + quote.size };
}

/** A recipe over the last quote of each source; ours weighs by the size of a day and by the trust of the engine, which is asked first. */
function recipe(
  name: string,
  rule: IndexRecipe,
  { base, quote }: MarketDescription,
  { own = null as OwnContender | null, converting = true, weights = null as Readonly<Record<string, number>> | null } = {},
): Contender {
  let state = EMPTY_RECIPE_STATE;
  const latest = new Map<string, Quote>();
  return {
    name,
    price: ({ at, quotes, conversions, conversionErrors }) => {
      for (const each of quotes.filter(({ pair }) => pair.startsWith(`${base}/`))) {
        const source = `${each.venue} ${each.pair}`;
        latest.set(source, own !== null ? withDayOfSize(each, latest.get(source)) : each);
      }
      const offers = [...latest.values()].map((each) => {
        const offer = offerOf(each, quote, weights);
        return converting ? offer : { ...offer, through: [] };
      });
      const round = runRecipe(state, offers, { at, conversions, conversionErrors, ...(own === null ? {} : { trust: own.trust() }) }, rule);
      state = round.state;
      return round.result.ok ? round.result.price : null;
    },
  };
}

/** Lower-case names as the recordings write them. */
const HYPERLIQUID_BY_NAME = Object.fromEntries(Object.entries(HYPERLIQUID_WEIGHTS).map(([name, weight]) => [name.toLowerCase(), weight]));

/**
 * Our index and the peers', each on the same quotes; ask them in this order.
 *
 * @param description of the market, for our own defaults
 * @param maxAgeMillis of a quote; recordings of bars need a longer one than live books
 */
export function contendersFor(
  description: MarketDescription,
  maxAgeMillis: number,
): readonly [ours: OwnContender, ...others: readonly Contender[]] {
  const aged = (rule: IndexRecipe): IndexRecipe => ({ ...rule, admit: { ...rule.admit, maxAgeMillis, ageBound: "inclusive" } });
  const ours = engine(OURS, description);
  return [
    ours,
    engine("ours without the drift filter", description, { drift: null }),
    engine("ours with a clamped mean", description, { aggregation: "clampedMean" }),
    engine(OURS_OF_OLD, description, { aggregation: "clampedMean", drift: null }),
    recipe("ours as a recipe", aged(EVENKEEL_RECIPE), description, { own: ours }),
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
