import { lowerMedian } from "../math/lowerMedian.ts";
import { weightedMedianOfSorted } from "../math/weightedMedian.ts";
import type { Candidate } from "./candidate.ts";
import type { OutlierParameters } from "./parameters.ts";
import type { IndexPlan } from "./plan.ts";
import type { OutlierState } from "./state.ts";

const BACK_NEVER: OutlierState = { backSince: null };

/**
 * The price that the candidates are measured against: the weighted median of all of them from three venues on.
 * Two venues cannot outvote each other, so the last index, while it is recent, has the third vote.
 * One venue is its own centre, except that one which is out has to come back to the last index.
 *
 * @param sorted candidates by ascending price, weights set, including those that are out
 * @param last the last index, or null when it is too old to vote
 */
function centreOf(
  sorted: readonly Candidate[],
  venues: number,
  outliers: readonly (OutlierState | null)[],
  last: number | null,
  plan: IndexPlan,
): number {
  const median = (candidates: readonly Candidate[]) =>
    weightedMedianOfSorted(
      candidates.map((c) => c.converted ?? 0),
      candidates.map((c) => c.weight),
    );
  if (venues >= 3 || last === null) return median(sorted);
  const first = sorted[0] ? plan.venueOf[sorted[0].source] : 0;
  const ofFirst = sorted.filter((c) => plan.venueOf[c.source] === first);
  if (venues === 2) return lowerMedian([median(ofFirst), median(sorted.filter((c) => plan.venueOf[c.source] !== first)), last]);
  return sorted.some((c) => !outliers[c.source]) ? median(sorted) : last;
}

/**
 * Marks outliers with hysteresis: out beyond the threshold, back only after a dwell below a fraction of it (CME CF re-admission rule).
 * A source that is silent meanwhile stays out and starts its dwell again.
 *
 * @param sorted candidates by ascending price, weights set; the status of outliers is changed
 * @param outliers state per source
 * @param last the last index, or null when it is too old to vote
 * @param at the node's clock, milliseconds UTC
 * @returns the next state per source, the same array when nothing changed
 */
export function markOutliers(
  sorted: readonly Candidate[],
  venues: number,
  outliers: readonly (OutlierState | null)[],
  last: number | null,
  at: number,
  p: OutlierParameters,
  plan: IndexPlan,
): readonly (OutlierState | null)[] {
  let next: (OutlierState | null)[] | null = null;
  for (let source = 0; source < outliers.length; source++) {
    // Silence is no proof of having stayed inside.
    if (typeof outliers[source]?.backSince !== "number" || sorted.some((c) => c.source === source)) continue;
    next ??= outliers.slice();
    next[source] = BACK_NEVER;
  }
  if (sorted.length === 0) return next ?? outliers;
  const centre = centreOf(sorted, venues, outliers, last, plan);
  for (const candidate of sorted) {
    const before = outliers[candidate.source] ?? null;
    const after = judge(Math.abs((candidate.converted ?? 0) / centre - 1), before, at, p);
    if (after) {
      candidate.status = "outlier";
      candidate.weight = 0;
    }
    if (after === before) continue;
    next ??= outliers.slice();
    next[candidate.source] = after;
  }
  return next ?? outliers;
}

function judge(distance: number, state: OutlierState | null, at: number, p: OutlierParameters): OutlierState | null {
  if (!state) return distance > p.threshold ? BACK_NEVER : null;
  if (distance >= p.threshold * p.readmitFraction) return state.backSince === null ? state : BACK_NEVER;
  if (state.backSince === null) return p.dwellMillis > 0 ? { backSince: at } : null;
  return at - state.backSince >= p.dwellMillis ? null : state;
}
