import type { StandingRule } from "./recipe.ts";

/** A source that is out, and since when it has been back inside; null while it is not. */
export interface Standing {
  readonly backSince: number | null;
}

const OUT: Standing = { backSince: null };

/**
 * Whether a source is out after this distance: out at the threshold, back only below a smaller distance that held for the dwell
 * (BitMEX: out at 10 %, back after 15 minutes within 2 %; CME CF real-time indices: out beyond the parameter, back below half of it).
 *
 * @param standing null while the source is in
 * @param distance from the centre, a fraction of it, not negative
 * @param at milliseconds UTC
 * @returns null when the source is in
 * @example
 * nextStanding({ backSince: null }, 0.03, at, { threshold: 0.05, back: 0.025, ... }) // { backSince: null }: not yet below half
 */
export function nextStanding(standing: Standing | null, distance: number, at: number, rule: StandingRule): Standing | null {
  const beyond = rule.bound === "reaches" ? distance >= rule.threshold : distance > rule.threshold;
  if (!standing) return beyond ? OUT : null;
  const inside = rule.back === null ? !beyond : rule.backBound === "within" ? distance <= rule.back : distance < rule.back;
  if (!inside) return OUT;
  if (rule.dwellMillis === 0) return null;
  if (standing.backSince === null) return { backSince: at };
  return at - standing.backSince > rule.dwellMillis ? null : standing;
}
