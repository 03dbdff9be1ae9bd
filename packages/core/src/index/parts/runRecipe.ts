import { relativeDeviation } from "../../math/relativeDeviation.ts";
import { admitOffers, EXTREME_PRICE } from "./admitOffers.ts";
import { applyGuards } from "./applyGuards.ts";
import { combineOffers, type Weighed } from "./combineOffers.ts";
import { convertOffer } from "./convertOffer.ts";
import { excludeOffers } from "./excludeOffers.ts";
import type { FaultCode, RoundFault } from "./faultCode.ts";
import { type JudgedOffer, type Offer, venueOf } from "./offer.ts";
import { type FewRule, type IndexRecipe, PLAIN_MEDIAN } from "./recipe.ts";
import type { RecipeState, Surroundings } from "./recipeState.ts";
import { weighOffers } from "./weighOffers.ts";

/** One round's index with everything that explains it. */
export type RecipeResult =
  | {
      readonly ok: true;
      readonly price: number;
      /** From the mechanism itself; null when it has none. */
      readonly halfWidth: number | null;
      /** Before the guards. */
      readonly aggregate: number;
      /** True when a guard moved it. */
      readonly heldBack: boolean;
      /** Medians of the slices of a sliced median; empty otherwise. */
      readonly slices: readonly number[];
      readonly offers: readonly JudgedOffer[];
    }
  | {
      readonly ok: false;
      readonly fault: RoundFault;
      /** What readers still see: the last accepted price, null before the first. */
      readonly lastPrice: number | null;
      readonly offers: readonly JudgedOffer[];
    };

export interface RecipeRound {
  readonly state: RecipeState;
  readonly result: RecipeResult;
}

/** An offer on its way through the stages. */
interface Draft {
  readonly offer: Offer;
  converted: number | null;
  halfWidth: number;
  weight: number;
  held: number | null;
  status: "used" | FaultCode;
}

/** A converted draft: its price is known. */
interface Priced extends Draft {
  converted: number;
}

const isPriced = (draft: Draft): draft is Priced => draft.converted !== null;

const unusable = (offer: Offer, status: FaultCode): Draft => ({ offer, converted: null, halfWidth: 0, weight: 0, held: null, status });

const isTurnable = ({ invert, price }: Offer) => !invert || price > 0;

function draftsOf(
  offers: readonly Offer[],
  state: RecipeState,
  { at, conversions = {}, conversionErrors }: Surroundings,
  recipe: IndexRecipe,
): Draft[] {
  const faults = admitOffers(offers, at, state.last?.at ?? null, recipe.admit);
  return offers.map((offer, i): Draft => {
    const fault = faults[i] ?? null;
    const converted = fault === null ? convertOffer(offer, conversions, conversionErrors) : null;
    if (fault !== null || converted === null) return unusable(offer, fault ?? (isTurnable(offer) ? "conversion_missing" : "price_invalid"));
    if (!(Math.abs(converted.price) <= EXTREME_PRICE && converted.halfWidth <= EXTREME_PRICE)) return unusable(offer, "price_invalid");
    return { offer, converted: converted.price, halfWidth: converted.halfWidth, weight: 0, held: null, status: "used" };
  });
}

/** Distance in time between the oldest and the newest offer. */
function spreadMillis(offers: readonly Offer[], at: number): number {
  let oldest = Infinity;
  let newest = -Infinity;
  for (const { publishedAt = at } of offers) {
    if (publishedAt < oldest) oldest = publishedAt;
    if (publishedAt > newest) newest = publishedAt;
  }
  return offers.length === 0 ? 0 : newest - oldest;
}

function isFrozen(used: readonly Priced[], aggregate: number, last: number | null, freeze: FewRule["freeze"]): boolean {
  const from = freeze?.from === "new" ? aggregate : last;
  return freeze !== null && from !== null && used.some(({ converted }) => relativeDeviation(from, converted) >= freeze.distance);
}

function countOf(used: readonly Draft[], of: IndexRecipe["minimum"]["of"]): number {
  return of === "sources" ? used.length : new Set(used.map(({ offer }) => venueOf(offer))).size;
}

/** Weighs the usable drafts and orders them by price; the draft's share is set. */
function weighed(used: readonly Priced[], { trust, at }: Surroundings, recipe: IndexRecipe): { sorted: Priced[]; weighed: Weighed[] } {
  const { raw, shares } = weighOffers(
    used.map(({ offer }) => offer),
    recipe.weigh,
    trust,
    used.map(({ halfWidth, converted }) => (converted === 0 ? 0 : halfWidth / Math.abs(converted))),
  );
  const rows = used.map((draft, i) => {
    draft.weight = shares[i] ?? 0;
    const { converted: price, halfWidth, weight, offer } = draft;
    return { draft, row: { price, halfWidth, weight, rawWeight: raw[i] ?? 0, publishedAt: offer.publishedAt ?? at } };
  });
  rows.sort((a, b) => a.row.price - b.row.price);
  return { sorted: rows.map(({ draft }) => draft), weighed: rows.map(({ row }) => row) };
}

function lacksWeight(used: readonly Draft[], recipe: IndexRecipe, totalWeight: number | null): boolean {
  const { minimumShare } = recipe.weigh;
  if (minimumShare === null || totalWeight === null) return false;
  let present = 0;
  for (const { offer } of used) present += offer.weight ?? 1;
  return !(present / totalWeight >= minimumShare);
}

/**
 * One round of an index: admit, convert, exclude, weigh, combine, guard, each as the recipe says.
 *
 * @param state from the last round, `EMPTY_RECIPE_STATE` before the first
 * @param offers in any order, unless the recipe asks for ascending prices
 * @returns the next state and the index, or the fault and what readers still see
 * @example
 * runRecipe(EMPTY_RECIPE_STATE, [{ source: "a", price: 100 }, { source: "b", price: 101 }, { source: "c", price: 130 }], { at }, OKX).result
 * // { ok: true, price: 101.34, ... }: 130 counts as 104.03
 */
export function runRecipe(state: RecipeState, offers: readonly Offer[], surroundings: Surroundings, recipe: IndexRecipe): RecipeRound {
  const drafts = draftsOf(offers, state, surroundings, recipe);
  const { admit } = recipe;
  const fail = (fault: RoundFault, next: RecipeState = state): RecipeRound => ({
    state: next,
    result: { ok: false, fault, lastPrice: state.last?.price ?? null, offers: drafts },
  });
  if (admit.exactCount !== null && offers.length !== admit.exactCount) return fail("wrong_count");
  const refused = admit.onFault === "refuse" ? drafts.find(({ status }) => status !== "used") : undefined;
  if (refused && refused.status !== "used") return fail(refused.status);
  const priced = drafts.filter(isPriced);
  if (
    admit.maxSpreadMillis !== null &&
    spreadMillis(
      priced.map(({ offer }) => offer),
      surroundings.at,
    ) > admit.maxSpreadMillis
  )
    return fail("timestamp_spread");

  const judged = priced.map(({ offer, converted }) => ({ source: offer.source, price: converted }));
  const excluded = excludeOffers(judged, state.standings, surroundings.at, recipe.exclude);
  const seen = excluded.standings === state.standings ? state : { ...state, standings: excluded.standings };
  for (const [i, draft] of priced.entries()) {
    if (excluded.out[i]) draft.status = "outlier";
    else if (surroundings.trust && surroundings.trust[venueOf(draft.offer)] === 0) draft.status = "drifted";
  }
  const used = priced.filter(({ status }) => status === "used");
  // Where so many deviate that the median of all decides, those that deviate are counted too.
  const counted = excluded.medianOfAll ? priced : used;
  const usable = countOf(counted, recipe.minimum.of);
  if (usable === 0 || usable < recipe.minimum.count) return fail("too_few", seen);
  if (lacksWeight(used, recipe, surroundings.totalWeight ?? null)) return fail("under_weight", seen);

  const few = recipe.few.find(({ count }) => count === used.length);
  const rule = excluded.medianOfAll ? PLAIN_MEDIAN.combine : (few?.combine ?? recipe.combine);
  const rows = weighed(counted, surroundings, recipe);
  const combined = combineOffers(rows.weighed, surroundings.at, rule);
  if (combined === null) return fail("too_few", seen);
  for (const [i, draft] of rows.sorted.entries()) draft.held = combined.held[i] ?? null;
  if (isFrozen(used, combined.price, state.last?.price ?? null, few?.freeze ?? null)) return fail("frozen", seen);

  const { price: aggregate, halfWidth, slices } = combined;
  const guarded = applyGuards(recipe.guards, { price: aggregate, halfWidth, surroundings, state: seen });
  if (!guarded.ok) return fail(guarded.fault, guarded.state);
  const { price, heldBack } = guarded;
  return {
    state: { ...guarded.state, last: { price, at: surroundings.at } },
    result: { ok: true, price, halfWidth, aggregate, heldBack, slices, offers: drafts },
  };
}
