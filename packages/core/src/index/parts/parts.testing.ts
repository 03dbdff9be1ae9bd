import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import type { Offer } from "./offer.ts";
import { type IndexRecipe, PLAIN_MEDIAN } from "./recipe.ts";
import { EMPTY_RECIPE_STATE, type RecipeState, type Surroundings } from "./recipeState.ts";
import { type RecipeResult, runRecipe } from "./runRecipe.ts";

/** Offers named a, b, c, ... with unit weight. */
export const offersOf = (...prices: readonly number[]): Offer[] =>
  prices.map((price, i) => ({ source: String.fromCharCode(97 + i), price }));

/** A recipe that differs from the plain median in what is named. */
export const recipeOf = (changes: Partial<IndexRecipe>): IndexRecipe => ({ ...PLAIN_MEDIAN, ...changes });

/** State with a last price a second ago. */
export const after = (price: number, at = NOW - 1000): RecipeState => ({ ...EMPTY_RECIPE_STATE, last: { price, at } });

/** One round's result. */
export function once(
  offers: readonly Offer[],
  recipe: IndexRecipe,
  surroundings: Partial<Surroundings> = {},
  state: RecipeState = EMPTY_RECIPE_STATE,
): RecipeResult {
  return runRecipe(state, offers, { at: NOW, ...surroundings }, recipe).result;
}

/** Price of a round; the fault where there is none. */
export const answerOf = (result: RecipeResult): number | string => (result.ok ? result.price : result.fault);

export const anyPrice = fc.double({ min: 50, max: 150, noNaN: true });

/** Honest prices around 100 and prices of liars anywhere, finite. */
export const honest = fc.double({ min: 99, max: 101, noNaN: true });
export const liar = fc.oneof(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.constantFrom(1e-300, 1e300, 99, 101));
