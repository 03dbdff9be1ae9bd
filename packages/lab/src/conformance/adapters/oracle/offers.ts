import {
  EMPTY_RECIPE_STATE,
  type IndexRecipe,
  type Offer,
  type RecipeResult,
  type RecipeState,
  runRecipe,
  type Surroundings,
} from "@evenkeel/core/index/public";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";

/** A moment for cases that state none. */
export const NOW = 1_700_000_000_000;

/** Offers from bare prices, named by their position. */
export const offersOf = (prices: unknown): Offer[] => listOf(prices).map((price, i) => ({ source: String(i), price: numberOf(price) }));

/** Offers from `[price, weight]` pairs. */
export const weightedOffersOf = (pairs: unknown): Offer[] =>
  listOf(pairs).map((pair, i) => {
    const [price, weight] = listOf(pair);
    return { source: String(i), price: numberOf(price), weight: numberOf(weight) };
  });

/** Offers from `{ venue: price }`; a venue without a price is absent. */
export const namedOffersOf = (prices: unknown, weights: unknown = {}): Offer[] => {
  const weightOf = recordOf(weights);
  return Object.entries(recordOf(prices)).flatMap(([source, price]) =>
    price === null ? [] : [{ source, price: numberOf(price), weight: numberOf(weightOf[source] ?? 1) }],
  );
};

/** One round from an empty memory, or from a last price a second ago. */
export function roundOf(
  offers: readonly Offer[],
  recipe: IndexRecipe,
  surroundings: Partial<Surroundings> = {},
  lastPrice: number | null = null,
): RecipeResult {
  const at = surroundings.at ?? NOW;
  const state: RecipeState = lastPrice === null ? EMPTY_RECIPE_STATE : { ...EMPTY_RECIPE_STATE, last: { price: lastPrice, at: at - 1000 } };
  return runRecipe(state, offers, { at, ...surroundings }, recipe).result;
}

/** The price of a round; `null` is the typed "no answer". */
export const priceOf = (result: RecipeResult): number | null => (result.ok ? result.price : null);
