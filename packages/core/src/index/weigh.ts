import { capShares } from "../math/capShares.ts";
import { decay } from "../math/decay.ts";
import type { Candidate } from "./candidate.ts";
import type { IndexParameters, WeightCap } from "./parameters.ts";
import type { IndexPlan } from "./plan.ts";
import type { SourceState } from "./state.ts";

/**
 * Largest share of one venue when this many count; 1 below the first row.
 *
 * @example
 * capFor(5, [{ venues: 3, cap: 0.4 }, { venues: 4, cap: 0.35 }]) // 0.35
 */
export function capFor(venues: number, table: readonly WeightCap[]): number {
  let cap = 1;
  for (const row of table) if (venues >= row.venues) cap = row.cap;
  return cap;
}

/**
 * Gives each candidate its share: decayed traded size, discounted by the square of its error and by its venue's drift, with every venue's sum capped
 * by the number of venues. Pairs of one venue share that venue's cap in proportion.
 *
 * @param used candidates that count; their `weight` is set and adds up to 1
 * @param at the node's clock, milliseconds UTC
 * @returns the number of distinct venues
 */
export function weigh(
  used: readonly Candidate[],
  sources: readonly (SourceState | null)[],
  at: number,
  p: IndexParameters,
  plan: IndexPlan,
): number {
  const { halfLifeMillis, errorScale, capByCount } = p.weights;
  const totals: number[] = new Array(plan.venueCount).fill(0);
  let largest = 0;
  for (const candidate of used) {
    const state = sources[candidate.source];
    const size = state ? state.size * decay(at - state.publishedAt, halfLifeMillis) : 0;
    const doubt = candidate.error / errorScale;
    candidate.weight = (size / (1 + doubt * doubt)) * candidate.trust;
    if (candidate.weight > largest) largest = candidate.weight;
  }
  // A source whose venue reports no size keeps a trace, so that every used venue has a share to scale.
  // Sizes too small for a billionth of them to be a number count as none.
  const trace = largest > 1e-280 ? largest * 1e-9 : 1;
  let sum = 0;
  let venues = 0;
  for (const candidate of used) {
    if (candidate.weight < trace) candidate.weight = trace;
    const venue = plan.venueOf[candidate.source] ?? 0;
    const before = totals[venue] ?? 0;
    if (before === 0) venues++;
    totals[venue] = before + candidate.weight;
    sum += candidate.weight;
  }
  const cap = capFor(venues, capByCount);
  if (cap < 1) scaleToCap(totals, cap);
  for (const candidate of used) candidate.weight *= cap < 1 ? (totals[plan.venueOf[candidate.source] ?? 0] ?? 0) : 1 / sum;
  return venues;
}

/** Turns each present venue's total weight into the factor that takes its candidates to the venue's capped share. */
function scaleToCap(totals: number[], cap: number): void {
  const shares = capShares(
    totals.filter((total) => total > 0),
    cap,
  );
  for (let venue = 0, next = 0; venue < totals.length; venue++) {
    const total = totals[venue] ?? 0;
    if (total > 0) totals[venue] = (shares[next++] ?? 0) / total;
  }
}
