import { aggregate } from "./aggregate.ts";
import { type Candidate, type Conversion, listCandidates } from "./candidate.ts";
import { relativeHalfWidth } from "./confidence.ts";
import { followDrift } from "./freeze/followDrift.ts";
import { trustCandidates } from "./freeze/trustCandidates.ts";
import { guardPrice } from "./guard.ts";
import { markOutliers } from "./outlier.ts";
import type { IndexParameters } from "./parameters.ts";
import type { IndexPlan } from "./plan.ts";
import type { IndexResult } from "./result.ts";
import type { IndexState } from "./state.ts";
import { weigh } from "./weigh.ts";

export interface ComputedIndex {
  readonly state: IndexState;
  readonly result: IndexResult;
}

const byPrice = (a: Candidate, b: Candidate) => (a.converted ?? 0) - (b.converted ?? 0);

/**
 * One index at one moment: filter, convert, trust, weigh, aggregate, guard. Quotes were absorbed before.
 *
 * @param at the node's clock, milliseconds UTC
 * @param convert price and error of a foreign quote currency
 */
export function computeIndex(state: IndexState, at: number, p: IndexParameters, plan: IndexPlan, convert: Conversion): ComputedIndex {
  const contributions = listCandidates(state.sources, at, p, plan, convert);
  const drift = followDrift(state.drift, contributions, at, p.drift, plan);
  trustCandidates(contributions, drift, p);
  const fresh = contributions.filter((c) => c.status === "used").sort(byPrice);
  const freshVenues = fresh.length > 0 ? weigh(fresh, state.sources, at, p, plan) : 0;
  const last = state.guard && at - state.guard.last.at <= p.guard.rebaselineMillis ? state.guard.last.price : null;
  const outliers = markOutliers(fresh, freshVenues, state.outliers, last, at, p.outlier, plan);
  const used = fresh.filter((c) => c.status === "used");
  const venues = used.length === fresh.length ? freshVenues : used.length > 0 ? weigh(used, state.sources, at, p, plan) : 0;
  if (venues === 0 || venues < p.minimumVenues) {
    const next = outliers === state.outliers && drift === state.drift ? state : { ...state, outliers, drift };
    return { state: next, result: { ok: false, code: "too_few_venues", contributions } };
  }
  const raw = aggregate(used, p);
  const { state: guard, price, guarded, rebaselined } = guardPrice(state.guard, raw, at, p.guard);
  const next = { sources: state.sources, outliers, drift, guard };
  // While the guard holds the index back, the truth may be as far away as the aggregate.
  const halfWidth = relativeHalfWidth(used, raw, venues, p.singleVenueHalfWidth, p.confidence) * price + Math.abs(raw - price);
  // Written so that NaN fails it.
  if (!(halfWidth <= p.confidence.maxRelative * price))
    return { state: next, result: { ok: false, code: "confidence_wide", contributions } };
  return {
    state: next,
    result: { ok: true, price, halfWidth, aggregate: raw, venuesUsed: venues, rebaselined, guarded, contributions },
  };
}
