import type { GuardState } from "../guard.ts";
import type { Standing } from "./nextStanding.ts";

/** An accepted price and its time, milliseconds UTC. */
export interface AcceptedPrice {
  readonly price: number;
  readonly at: number;
}

/** What a recipe remembers between rounds. Plain data: it survives JSON. */
export interface RecipeState {
  readonly last: AcceptedPrice | null;
  /** Sources that are out; those that are in are absent. */
  readonly standings: Readonly<Record<string, Standing>>;
  /** Relative size of each accepted move, oldest first, as far back as the move budget looks. */
  readonly moves: readonly { readonly at: number; readonly size: number }[];
  readonly caps: GuardState | null;
}

/** Before the first round. */
export const EMPTY_RECIPE_STATE: RecipeState = { last: null, standings: {}, moves: [], caps: null };

/** What a round reads besides the offers. */
export interface Surroundings {
  /** The node's clock, milliseconds UTC. */
  readonly at: number;
  /** Prices of the indices that offers are converted through: of the previous round. */
  readonly conversions?: Readonly<Record<string, number>>;
  /** Relative half-widths of those prices; 0 when absent. */
  readonly conversionErrors?: Readonly<Record<string, number>>;
  readonly reference?: number | null;
  /** Average of the price itself, for the ratio guard. */
  readonly average?: number | null;
  /** Weight that exists in all, e.g. bonded stake. */
  readonly totalWeight?: number | null;
  /** Trust per venue, 0 to 1, from the drift filter; 1 when absent. */
  readonly trust?: Readonly<Record<string, number>>;
}
